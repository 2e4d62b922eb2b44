package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** Scalars, aliases, anchors and tags: where they end, also when they are not finished. */
final class ScalarParser {
  static final String OPEN_QUOTE = "this quote is not closed";

  private final Cursor in;
  private int noSingleQuoteAfter = Integer.MAX_VALUE;
  private int noDoubleQuoteAfter = Integer.MAX_VALUE;

  ScalarParser(Cursor cursor) {
    this.in = cursor;
  }

  /** Anchor and tag at the cursor, in any order; moves after them. */
  @Nullable YamlProperties properties() {
    String anchor = null;
    String tag = null;
    int start = in.pos;
    int end = start;
    while (true) {
      char c = in.at(in.pos);
      if (c == '&' && anchor == null) {
        anchor = in.text.substring(in.pos + 1, wordEnd(in.pos + 1));
        if (anchor.isEmpty()) {
          in.error(
              YamlError.Kind.SYNTAX,
              "an anchor needs a name; quote the ampersand for a text",
              in.pos,
              in.pos + 1);
        }
        in.pos += anchor.length() + 1;
      } else if (c == '!' && tag == null) {
        tag = in.text.substring(in.pos, tagEnd(in.pos));
        in.pos += tag.length();
      } else {
        break;
      }
      end = in.pos;
      in.skipBlanks();
    }
    in.pos = end;
    if (end == start) {
      return null;
    }
    in.skipBlanks();
    return new YamlProperties(anchor, tag, new TextRange(start, end));
  }

  /** The end of a tag; a verbatim one goes to its closing bracket. */
  private int tagEnd(int from) {
    if (in.at(from + 1) != '<') {
      return wordEnd(from);
    }
    int at = from;
    while (!in.isGap(at)) {
      if (in.text.charAt(at++) == '>') {
        break;
      }
    }
    return at;
  }

  private int wordEnd(int from) {
    int at = from;
    while (!in.isGap(at) && ",[]{}".indexOf(in.text.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  YamlAlias alias() {
    int start = in.pos;
    in.pos = wordEnd(start + 1);
    if (in.pos == start + 1) {
      in.error(
          YamlError.Kind.SYNTAX, "an alias needs a name; quote the star for a text", start, in.pos);
    }
    return new YamlAlias(new TextRange(start, in.pos), in.text.substring(start + 1, in.pos));
  }

  /** A scalar or alias in a block collection whose parent stands at column {@code parent}. */
  YamlNode block(int parent, @Nullable YamlProperties properties) {
    char c = in.at(in.pos);
    return switch (c) {
      case '*' -> alias();
      case '"', '\'' -> quotedValue(parent, properties);
      case '|', '>' -> literal(parent, properties);
      default -> plain(parent, properties);
    };
  }

  /** A quoted value; what follows it on its line is an error and belongs to it. */
  private YamlNode quotedValue(int parent, @Nullable YamlProperties properties) {
    YamlNode quoted = quoted(parent, properties);
    int after = in.pos;
    in.skipBlanks();
    if (!in.atEnd()
        && !Cursor.isBreak(in.at(in.pos))
        && !(in.at(in.pos) == '#' && in.pos > after)) {
      in.error(YamlError.Kind.SYNTAX, "text after the closing quote", in.pos, in.lineEnd(in.pos));
      in.pos = in.lineEnd(in.pos);
      return quoted;
    }
    in.pos = after;
    return quoted;
  }

  /**
   * A quoted scalar; an open one ends with its line where the next lines look like entries of a
   * parent.
   */
  YamlScalar quoted(int parent, @Nullable YamlProperties properties) {
    int start = in.pos;
    char quote = in.at(start);
    ScalarStyle style = quote == '"' ? ScalarStyle.DOUBLE_QUOTED : ScalarStyle.SINGLE_QUOTED;
    int end = closingQuote(start, quote, parent);
    if (end < 0 || opensAnother(start, end)) {
      end = trimmedLineEnd(start);
      in.error(YamlError.Kind.UNTERMINATED_QUOTE, OPEN_QUOTE, start, end);
    }
    in.pos = end;
    return new YamlScalar(new TextRange(start, end), properties, style, in.text, parent);
  }

  /** Whether a quote stands at the cursor that is not closed. */
  boolean opensQuote(int parent) {
    char quote = in.at(in.pos);
    if (quote != '"' && quote != '\'') {
      return false;
    }
    int end = closingQuote(in.pos, quote, parent);
    return end < 0 || opensAnother(in.pos, end);
  }

  /** Whether the quote that ends before an offset, on a later line, rather begins a text there. */
  private boolean opensAnother(int start, int end) {
    return end < in.end
        && end > in.lineEnd(start)
        && (Character.isLetterOrDigit(in.text.charAt(end)) || in.text.charAt(end) == '{');
  }

  private int closingQuote(int start, char quote, int parent) {
    if (start >= (quote == '"' ? noDoubleQuoteAfter : noSingleQuoteAfter)) {
      return -1;
    }
    int at = start + 1;
    while (at < in.end) {
      char c = in.text.charAt(at);
      if (c == '\\' && quote == '"') {
        at += 2;
      } else if (c == quote && quote == '\'' && in.at(at + 1) == '\'') {
        at += 2;
      } else if (c == quote) {
        return at + 1;
      } else if (Cursor.isBreak(c)) {
        at++;
        int content = at;
        while (content < in.end && Cursor.isBlank(in.text.charAt(content))) {
          content++;
        }
        if (content < in.end
            && !Cursor.isBreak(in.text.charAt(content))
            && content - at <= Math.max(0, parent)
            && in.looksLikeEntry(content)) {
          return -1;
        }
        at = content;
      } else {
        at++;
      }
    }
    if (quote == '"') {
      noDoubleQuoteAfter = Math.min(noDoubleQuoteAfter, start);
    } else {
      noSingleQuoteAfter = Math.min(noSingleQuoteAfter, start);
    }
    return -1;
  }

  /** The offset after the last character of the line that is not white space. */
  private int trimmedLineEnd(int offset) {
    return trim(offset, in.lineEnd(offset));
  }

  private int trim(int start, int end) {
    int at = end;
    while (at > start
        && (Cursor.isBlank(in.text.charAt(at - 1)) || Cursor.isBreak(in.text.charAt(at - 1)))) {
      at--;
    }
    return at;
  }

  /**
   * The end of the plain text on the line of an offset: before a comment and the blanks in front of
   * it.
   */
  private int plainLineEnd(int offset) {
    int at = offset;
    while (at < in.end && !Cursor.isBreak(in.text.charAt(at))) {
      if (in.text.charAt(at) == '#' && at > offset && in.isGap(at - 1)) {
        break;
      }
      at++;
    }
    return trim(offset, at);
  }

  /** Reports what a text without quotes cannot begin with. */
  private void checkFirst(int start) {
    char c = in.at(start);
    if (c == '-' || c == '?') {
      if (in.isGap(start + 1)) {
        in.error(
            YamlError.Kind.SYNTAX,
            (c == '-' ? "a list" : "a key with '?'") + " begins on a line of its own",
            start,
            start + 1);
      }
    } else if (c != '\0' && "@`%,]}".indexOf(c) >= 0) {
      in.error(
          YamlError.Kind.SYNTAX, "a text cannot begin with " + c + "; quote it", start, start + 1);
    }
  }

  /** The rest of a line that is a key without its colon, reported in words for how it begins. */
  YamlScalar keyWithoutColon() {
    int start = in.pos;
    char first = in.at(start);
    YamlScalar key = line(null);
    int end = key.range().end();
    if (first == '"' || first == '\'') {
      in.error(YamlError.Kind.UNTERMINATED_QUOTE, OPEN_QUOTE, start, end);
    } else if (first == '[' || (first == '{' && in.at(start + 1) != '{')) {
      if (key.source().endsWith(first == '[' ? "]" : "}")) {
        in.error(YamlError.Kind.SYNTAX, "brackets cannot stand between keys", start, end);
      } else {
        String message = FlowParser.notClosed(first);
        in.error(YamlError.Kind.UNTERMINATED_FLOW, message, start, start + 1);
      }
    } else {
      boolean gap = key.source().indexOf(':') >= 0;
      String message = "missing colon after this key" + (gap ? ", or a space after its colon" : "");
      in.error(YamlError.Kind.MISSING_COLON, message, start, end);
    }
    return key;
  }

  /** The rest of the line as a plain scalar. */
  YamlScalar line(@Nullable YamlProperties properties) {
    int start = in.pos;
    checkFirst(start);
    int end = Math.max(plainLineEnd(start), Math.min(start + 1, in.end));
    in.pos = end;
    return new YamlScalar(new TextRange(start, end), properties, ScalarStyle.PLAIN, in.text, -1);
  }

  /** A plain key that ends at its colon. */
  YamlScalar plainUntil(int colon, @Nullable YamlProperties properties) {
    checkFirst(in.pos);
    YamlScalar key = plainBetween(in.pos, colon, properties);
    in.pos = colon;
    return key;
  }

  YamlScalar plainBetween(int start, int end, @Nullable YamlProperties properties) {
    return new YamlScalar(
        new TextRange(start, trim(start, end)), properties, ScalarStyle.PLAIN, in.text, -1);
  }

  /** A plain scalar, over following lines that are deeper than the parent and are no keys. */
  private YamlScalar plain(int parent, @Nullable YamlProperties properties) {
    int start = in.pos;
    checkFirst(start);
    int end = plainLineEnd(start);
    int line = start;
    while (end == trimmedLineEnd(line)) {
      int next = in.nextLine(end);
      int content = next;
      while (content < in.end
          && (Cursor.isBlank(in.text.charAt(content)) || Cursor.isBreak(in.text.charAt(content)))) {
        content++;
      }
      if (content >= in.end
          || in.text.charAt(content) == '#'
          || in.column(content) <= parent
          || in.keyColon(content) >= 0
          || (in.isItem(content) && in.hasTabBefore(content))) {
        break;
      }
      line = content;
      end = plainLineEnd(content);
    }
    in.pos = end;
    return new YamlScalar(
        YamlParser.range(start, end), properties, ScalarStyle.PLAIN, in.text, parent);
  }

  /** A literal or folded block scalar. */
  private YamlScalar literal(int parent, @Nullable YamlProperties properties) {
    int start = in.pos;
    ScalarStyle style = in.at(start) == '|' ? ScalarStyle.LITERAL : ScalarStyle.FOLDED;
    int at = start + 1;
    int indicator = 0;
    while (at < in.end && "+-123456789".indexOf(in.text.charAt(at)) >= 0) {
      char c = in.text.charAt(at++);
      indicator = c >= '1' && c <= '9' ? c - '0' : indicator;
    }
    int headerEnd = at;
    in.pos = at;
    in.skipBlanks();
    if (in.at(in.pos) == '#' && in.pos > at) {
      in.comment(in.pos, in.lineEnd(in.pos));
    } else if (!in.atEnd() && !Cursor.isBreak(in.at(in.pos))) {
      in.error(
          YamlError.Kind.SYNTAX,
          "the text of a block scalar begins on the next line",
          in.pos,
          in.lineEnd(in.pos));
      headerEnd = trimmedLineEnd(in.pos);
    }
    int end = headerEnd;
    int indent = indicator > 0 ? Math.max(0, parent) + indicator : -1;
    int line = in.nextLine(headerEnd);
    while (line < in.end) {
      int content = line;
      while (content < in.end && in.text.charAt(content) == ' ') {
        content++;
      }
      boolean blank = content >= in.end || Cursor.isBreak(in.text.charAt(content));
      if (!blank) {
        int column = content - line;
        if (indent < 0) {
          if (column <= parent) {
            break;
          }
          indent = column;
        }
        if (column < indent) {
          break;
        }
        end = in.lineEnd(content);
      } else if (indent >= 0 && content - line > indent) {
        end = in.lineEnd(content);
      }
      line = in.nextLine(content);
    }
    in.pos = end;
    return new YamlScalar(YamlParser.range(start, end), properties, style, in.text, parent);
  }

  /** A value that begins with a template and is not quoted. */
  YamlTemplate template(@Nullable YamlProperties properties, boolean inFlow) {
    int start = in.pos;
    int at = start;
    while (at < in.end && !Cursor.isBreak(in.text.charAt(at))) {
      char c = in.text.charAt(at);
      if (c == '{' && in.at(at + 1) == '{') {
        int close = in.templateEnd(at);
        at = close < 0 ? in.lineEnd(at) : close;
        continue;
      }
      if ((c == '#' && in.isGap(at - 1)) || (inFlow && (c == ',' || c == ']' || c == '}'))) {
        break;
      }
      at++;
    }
    YamlTemplate mapping = templateUntil(at, properties);
    if (mapping != null) {
      return mapping;
    }
    int end = trim(start, at);
    in.error(YamlError.Kind.UNQUOTED_TEMPLATE, YamlTemplate.UNQUOTED, start, end);
    in.pos = end;
    return new YamlTemplate(new TextRange(start, end), properties, in.text.substring(start, end));
  }

  /** The same where the braces do not close on the first line. */
  YamlTemplate templateOfLines(int parent, @Nullable YamlProperties properties) {
    int end = in.templateEndBelow(in.pos, parent);
    YamlTemplate mapping = end < 0 ? null : templateUntil(end, properties);
    return mapping == null ? template(properties, false) : mapping;
  }

  /** One that ends before the offset and that YAML reads as a mapping; null where it does not. */
  @Nullable YamlTemplate templateUntil(int before, @Nullable YamlProperties properties) {
    int start = in.pos;
    int end = trim(start, before);
    String text = in.text.substring(start, end);
    if (!text.endsWith("}") || !SyntaxCheck.isValid(text)) {
      return null;
    }
    in.pos = end;
    return new YamlTemplate(new TextRange(start, end), properties, text);
  }

  /** A plain scalar inside brackets or braces. */
  YamlScalar flowPlain(int parent, @Nullable YamlProperties properties) {
    int start = in.pos;
    checkFirst(start);
    int at = start;
    int end = start;
    while (at < in.end) {
      char c = in.text.charAt(at);
      if (",[]{}".indexOf(c) >= 0
          && !(c == '{' && in.at(at + 1) == '{' && in.templateEnd(at) > 0)) {
        break;
      }
      if (c == '{') {
        at = in.templateEnd(at);
        end = at;
        continue;
      }
      if (c == ':' && (in.isGap(at + 1) || ",[]{}".indexOf(in.at(at + 1)) >= 0)) {
        break;
      }
      if (c == '#' && in.isGap(at - 1)) {
        break;
      }
      if (Cursor.isBreak(c)) {
        int content = at;
        while (content < in.end
            && (Cursor.isBlank(in.text.charAt(content))
                || Cursor.isBreak(in.text.charAt(content)))) {
          content++;
        }
        if (content >= in.end
            || in.text.charAt(content) == '#'
            || (in.column(content) <= parent && in.looksLikeEntry(content))) {
          break;
        }
        at = content;
        continue;
      }
      at++;
      if (!Cursor.isBlank(c)) {
        end = at;
      }
    }
    in.pos = end;
    return new YamlScalar(
        YamlParser.range(start, end), properties, ScalarStyle.PLAIN, in.text, parent);
  }
}
