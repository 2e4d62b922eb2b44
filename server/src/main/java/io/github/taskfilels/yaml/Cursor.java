package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a text that moves forward over white space, line breaks and comments, and knows the
 * column it is in. Tabs count four columns.
 */
final class Cursor {
  static final int TAB = 4;

  final String text;

  /** The end of the first document. */
  final int end;

  final List<TextRange> comments = new ArrayList<>();
  final List<YamlError> errors = new ArrayList<>();
  int pos;
  private int tabReportedAt = -1;

  /** The last line that was asked about: no line break stands between these offsets. */
  private int lineStart;

  private int lineKnownTo;
  private int gapStart = -1;
  private int gapEnd;
  private boolean gapBreaks;

  /** Comments and conflict markers before this offset are known. */
  private int reportedUpTo;

  Cursor(String text, int start, int end) {
    this.text = text;
    this.pos = start;
    this.end = end;
  }

  void error(YamlError.Kind kind, String message, int from, int to) {
    errors.add(new YamlError(kind, message, new TextRange(from, Math.max(from, to))));
  }

  boolean atEnd() {
    return pos >= end;
  }

  char at(int offset) {
    return offset < end ? text.charAt(offset) : '\0';
  }

  static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Whether white space, a line break or the end stands at the offset. */
  boolean isGap(int offset) {
    return offset >= end || isBlank(text.charAt(offset)) || isBreak(text.charAt(offset));
  }

  int lineStart(int offset) {
    // Mostly the same line is asked about again, a little further on.
    int known = offset >= lineStart ? Math.min(lineKnownTo, offset) : 0;
    int at = offset;
    while (at > known && !isBreak(text.charAt(at - 1))) {
      at--;
    }
    int start = at == known && known > 0 ? lineStart : at;
    lineStart = start;
    lineKnownTo = offset;
    return start;
  }

  /** The offset of the line break that ends the line, or the end. */
  int lineEnd(int offset) {
    int at = offset;
    while (at < end && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** The offset after the line break that ends the line. */
  int nextLine(int offset) {
    int at = lineEnd(offset);
    if (at < end && text.charAt(at) == '\r' && at + 1 < end && text.charAt(at + 1) == '\n') {
      return at + 2;
    }
    return Math.min(end, at + 1);
  }

  /** The column of an offset, counted from the start of its line. */
  int column(int offset) {
    return width(text, lineStart(offset), offset);
  }

  /** The columns between two offsets of one line. */
  static int width(String text, int from, int to) {
    int width = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      width += c == '\t' ? TAB : c == '\uFEFF' ? 0 : 1;
    }
    return width;
  }

  void skipBlanks() {
    while (pos < end && isBlank(text.charAt(pos))) {
      pos++;
    }
  }

  /**
   * Moves to the next content, over blank lines, comments and conflict markers.
   *
   * @return whether the content stands on a later line than before
   */
  boolean skipToContent() {
    // Every parent asks again for the gap that ended its last child: remember the answer.
    if (pos == gapStart) {
      pos = gapEnd;
      return gapBreaks;
    }
    int from = pos;
    boolean newLine = false;
    while (pos < end) {
      char c = text.charAt(pos);
      if (isBlank(c) || c == '\uFEFF') {
        pos++;
      } else if (isBreak(c)) {
        pos++;
        newLine = true;
      } else if (c == '#' && (pos == 0 || isGap(pos - 1) || text.charAt(pos - 1) == '\uFEFF')) {
        int to = lineEnd(pos);
        comment(pos, to);
        pos = to;
      } else if (isConflictMarker(pos)) {
        int to = lineEnd(pos);
        if (pos >= reportedUpTo) {
          error(
              YamlError.Kind.MERGE_CONFLICT,
              "unresolved merge conflict: keep one side and delete the marker lines",
              pos,
              to);
          reportedUpTo = to;
        }
        pos = to;
      } else {
        break;
      }
    }
    gapStart = from;
    gapEnd = pos;
    gapBreaks = newLine;
    return newLine;
  }

  /** Records a comment, once. */
  void comment(int from, int to) {
    if (from >= reportedUpTo) {
      comments.add(new TextRange(from, to));
      reportedUpTo = to;
    }
  }

  private boolean isConflictMarker(int offset) {
    char c = text.charAt(offset);
    if ((c != '<' && c != '|' && c != '=' && c != '>') || lineStart(offset) != offset) {
      return false;
    }
    for (int i = 0; i < 7; i++) {
      if (at(offset + i) != c) {
        return false;
      }
    }
    return isGap(offset + 7);
  }

  /** Whether a tab stands before the content at an offset on its line. */
  boolean hasTabBefore(int content) {
    for (int at = content - 1; at >= 0 && !isBreak(text.charAt(at)); at--) {
      if (text.charAt(at) == '\t') {
        return true;
      }
    }
    return false;
  }

  /** Reports a tab in the indentation of the content at the cursor, once for a line. */
  void checkIndentation() {
    int from = lineStart(pos);
    for (int i = from; i < pos; i++) {
      char c = text.charAt(i);
      if (c == '\t' && from != tabReportedAt) {
        tabReportedAt = from;
        error(
            YamlError.Kind.TAB_INDENTATION,
            "tab in the indentation: YAML allows only spaces there",
            i,
            i + 1);
        return;
      }
      if (!isBlank(c)) {
        return;
      }
    }
  }

  /** Whether a dash that begins an item stands at the offset. */
  boolean isItem(int offset) {
    return at(offset) == '-' && isGap(offset + 1);
  }

  /**
   * The offset of the colon that ends an implicit key which begins at the offset, or -1 if this
   * line has none. Quoted keys, flow keys on one line and templates inside a key are stepped over.
   */
  int keyColon(int offset) {
    int at = offset;
    while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      while (!isGap(at)) {
        at++;
      }
      while (at < end && isBlank(text.charAt(at))) {
        at++;
      }
    }
    char first = at(at);
    if (first == '"' || first == '\'') {
      at = quoteEnd(at);
      if (at < 0) {
        return -1;
      }
      while (at < end && isBlank(text.charAt(at))) {
        at++;
      }
      return at(at) == ':' && isGap(at + 1) ? at : -1;
    }
    if (first == '#' || first == '|' || first == '>') {
      return -1;
    }
    boolean flow = first == '[' || first == '{';
    int depth = 0;
    for (; at < end; at++) {
      char c = text.charAt(at);
      if (isBreak(c)) {
        return -1;
      }
      if (c == '{' && at(at + 1) == '{') {
        int close = templateEnd(at);
        if (close < 0) {
          return -1;
        }
        at = close - 1;
        continue;
      }
      if (flow) {
        depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      }
      if (c == '#' && isGap(at - 1)) {
        return -1;
      }
      if (c == ':' && isGap(at + 1) && depth <= 0) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The offset after the closing braces of a template that begins at the offset, if on the same
   * line; else -1.
   */
  int templateEnd(int offset) {
    for (int at = offset + 2; at + 1 < end && !isBreak(text.charAt(at)); at++) {
      if (text.charAt(at) == '}' && text.charAt(at + 1) == '}') {
        return at + 2;
      }
    }
    return -1;
  }

  /**
   * The same where the braces close on one of the next lines, all of which stand deeper than the
   * column.
   */
  int templateEndBelow(int offset, int column) {
    for (int line = nextLine(offset); line < end; line = nextLine(line)) {
      int content = line;
      while (content < end && isBlank(text.charAt(content))) {
        content++;
      }
      if (column(content) <= column) {
        return -1;
      }
      int close = text.indexOf("}}", content, lineEnd(content));
      if (close >= 0) {
        return close + 2;
      }
    }
    return -1;
  }

  /** The offset after the closing quote, if it stands on the same line; else -1. */
  int quoteEnd(int offset) {
    char quote = text.charAt(offset);
    for (int at = offset + 1; at < end && !isBreak(text.charAt(at)); at++) {
      char c = text.charAt(at);
      if (c == '\\' && quote == '"') {
        at++;
      } else if (c == quote) {
        if (quote == '\'' && at(at + 1) == '\'') {
          at++;
        } else {
          return at + 1;
        }
      }
    }
    return -1;
  }

  /** The offset of the first content at or after an offset, without moving. */
  int nextContent(int offset) {
    int at = offset;
    while (at < end) {
      char c = text.charAt(at);
      if (c == '#' && isGap(at - 1)) {
        at = lineEnd(at);
      } else if (isBlank(c) || isBreak(c)) {
        at++;
      } else {
        return at;
      }
    }
    return end;
  }

  /** Whether the line at the offset (its first content) looks like a key or an item. */
  boolean looksLikeEntry(int offset) {
    return isItem(offset) || keyColon(offset) >= 0;
  }
}
