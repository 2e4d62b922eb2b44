package io.github.taskfilels.yaml;

import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;

/**
 * Decodes scalars (YAML 1.2, chapters 7.3 and 8.1) and remembers where each decoded character came
 * from.
 */
final class ScalarDecoder {
  private final String text;
  private final int end;
  private final StringBuilder value = new StringBuilder();
  private final SourceMap.Builder map = SourceMap.builder();

  private ScalarDecoder(String text, int end) {
    this.text = text;
    this.end = end;
  }

  record Decoded(String value, SourceMap map) {}

  static Decoded decode(String text, TextRange range, ScalarStyle style, int parentIndent) {
    if (style == ScalarStyle.PLAIN && isOneLine(text, range)) {
      return new Decoded(range.in(text), SourceMap.verbatim(range));
    }
    ScalarDecoder decoder = new ScalarDecoder(text, range.end());
    switch (style) {
      case PLAIN -> decoder.flowLines(range.start(), range.end(), ' ');
      case SINGLE_QUOTED -> decoder.quoted(range, '\'');
      case DOUBLE_QUOTED -> decoder.quoted(range, '"');
      case LITERAL -> decoder.block(range, false, parentIndent);
      case FOLDED -> decoder.block(range, true, parentIndent);
    }
    int sourceEnd = range.end();
    return new Decoded(
        decoder.value.toString(), decoder.map.build(decoder.value.length(), sourceEnd));
  }

  private static boolean isOneLine(String text, TextRange range) {
    for (int i = range.start(); i < range.end(); i++) {
      if (Cursor.isBreak(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void put(char c, int source) {
    map.run(value.length(), source);
    value.append(c);
  }

  private void quoted(TextRange range, char quote) {
    boolean closed = range.length() > 1 && text.charAt(range.end() - 1) == quote;
    flowLines(range.start() + 1, closed ? range.end() - 1 : range.end(), quote);
  }

  /** Folds lines and undoes the escapes of the given quote; a space stands for plain text. */
  private void flowLines(int from, int to, char quote) {
    int at = from;
    int solid = 0;
    while (at < to) {
      char c = text.charAt(at);
      if (Cursor.isBreak(c)) {
        int breakAt = at;
        while (value.length() > solid && Cursor.isBlank(value.charAt(value.length() - 1))) {
          value.setLength(value.length() - 1);
        }
        int breaks = 0;
        while (at < to && (Cursor.isBreak(text.charAt(at)) || Cursor.isBlank(text.charAt(at)))) {
          if (Cursor.isBreak(text.charAt(at))) {
            at = afterBreak(at);
            breaks++;
          } else {
            at++;
          }
        }
        if (breaks == 1) {
          put(' ', breakAt);
        }
        for (int i = 1; i < breaks; i++) {
          put('\n', breakAt);
        }
        solid = value.length();
      } else if (c == '\'' && quote == '\'' && at + 1 < to && text.charAt(at + 1) == '\'') {
        put('\'', at);
        at += 2;
        solid = value.length();
      } else if (c == '\\' && quote == '"' && at + 1 < to) {
        at = escape(at, to);
        solid = value.length();
      } else {
        put(c, at++);
      }
    }
  }

  private int escape(int at, int to) {
    char c = text.charAt(at + 1);
    int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits > 0) {
      int codePoint = hex(at + 2, Math.min(to, at + 2 + digits), digits);
      if (codePoint < 0) {
        put('\\', at);
        return at + 1;
      }
      for (char unit : Character.toChars(codePoint)) {
        put(unit, at);
      }
      return at + 2 + digits;
    }
    if (Cursor.isBreak(c)) {
      int next = afterBreak(at + 1);
      while (next < to && Cursor.isBlank(text.charAt(next))) {
        next++;
      }
      return next;
    }
    switch (c) {
      case '0' -> put('\0', at);
      case 'a' -> put('\u0007', at);
      case 'b' -> put('\b', at);
      case 't', '\t' -> put('\t', at);
      case 'n' -> put('\n', at);
      case 'v' -> put('\u000B', at);
      case 'f' -> put('\f', at);
      case 'r' -> put('\r', at);
      case 'e' -> put('\u001B', at);
      case 'N' -> put('\u0085', at);
      case '_' -> put('\u00A0', at);
      case 'L' -> put('\u2028', at);
      case 'P' -> put('\u2029', at);
      case ' ', '"', '/', '\\' -> put(c, at);
      default -> {
        // Not an escape; the strict check reports it, and nothing is lost here.
        put('\\', at);
        return at + 1;
      }
    }
    return at + 2;
  }

  private int hex(int from, int to, int digits) {
    if (to - from < digits) {
      return -1;
    }
    int codePoint = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      codePoint = codePoint << 4 | digit;
    }
    return Character.isValidCodePoint(codePoint) ? codePoint : -1;
  }

  private int afterBreak(int at) {
    return text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n'
        ? at + 2
        : at + 1;
  }

  private int lineEnd(int from) {
    int at = from;
    while (at < text.length() && !Cursor.isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** A block scalar; {@code end} is the end of its last line with content. */
  private void block(TextRange range, boolean folded, int parentIndent) {
    int at = range.start() + 1;
    char chomp = ' ';
    int indent = -1;
    while (at < end && "+-123456789".indexOf(text.charAt(at)) >= 0) {
      char c = text.charAt(at++);
      if (c == '+' || c == '-') {
        chomp = c;
      } else {
        indent = Math.max(0, parentIndent) + (c - '0');
      }
    }
    int line = lineEnd(at);
    line = line < text.length() ? afterBreak(line) : line;
    if (indent < 0) {
      indent = firstIndent(line);
    }
    boolean lastWasIndented = false;
    int pendingBreaks = 0;
    boolean any = false;
    int lastBreak = line;
    while (line < end) {
      int to = lineEnd(line);
      int content = line;
      while (content < to && content - line < indent && text.charAt(content) == ' ') {
        content++;
      }
      if (content >= to) {
        pendingBreaks++;
      } else {
        boolean indented = Cursor.isBlank(text.charAt(content));
        breaks(folded && any && !indented && !lastWasIndented, any, pendingBreaks, lastBreak);
        for (int i = content; i < to; i++) {
          put(text.charAt(i), i);
        }
        lastWasIndented = indented;
        pendingBreaks = 1;
        any = true;
      }
      lastBreak = to;
      line = to < text.length() ? afterBreak(to) : to;
      if (to >= text.length()) {
        break;
      }
    }
    if (chomp == ' ' && any && lastBreak < text.length()) {
      put('\n', lastBreak);
    } else if (chomp == '+') {
      int kept =
          (any && lastBreak < text.length() ? 1 : 0)
              + blankLines(any ? afterBreakOrEnd(lastBreak) : line);
      for (int i = 0; i < kept; i++) {
        put('\n', Math.min(lastBreak, text.length()));
      }
    }
  }

  private int afterBreakOrEnd(int at) {
    return at < text.length() ? afterBreak(at) : at;
  }

  /**
   * The breaks before a line with content; one break between two unindented lines folds to a space.
   */
  private void breaks(boolean fold, boolean any, int count, int source) {
    if (fold && count == 1) {
      put(' ', source);
      return;
    }
    int written = fold ? count - 1 : any ? count : count;
    for (int i = 0; i < written; i++) {
      put('\n', source);
    }
  }

  private int firstIndent(int from) {
    int line = from;
    while (line < end) {
      int content = line;
      while (content < text.length() && text.charAt(content) == ' ') {
        content++;
      }
      if (content < text.length() && !Cursor.isBreak(text.charAt(content))) {
        return content - line;
      }
      int to = lineEnd(content);
      if (to >= text.length()) {
        break;
      }
      line = afterBreak(to);
    }
    return 0;
  }

  /** The number of blank lines that follow; each ends with a break. */
  private int blankLines(int from) {
    int count = 0;
    int line = from;
    while (line < text.length()) {
      int content = line;
      while (content < text.length() && Cursor.isBlank(text.charAt(content))) {
        content++;
      }
      if (content >= text.length() || !Cursor.isBreak(text.charAt(content))) {
        break;
      }
      count++;
      line = afterBreak(content);
    }
    return count;
  }
}
