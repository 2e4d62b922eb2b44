package io.github.taskfilels.shell;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.go.fmt.Quoting;

/**
 * How a text is written as one word of bash. Source: {@code syntax.Quote} of Task's interpreter,
 * for bash.
 */
public final class ShellQuoting {
  private static final CharMatcher SPECIAL = CharMatcher.anyOf(";\"'()$|&><` \t\r\n\\#{~*?[=");

  private ShellQuoting() {}

  /**
   * The text as one word, with quotes only where they are needed.
   *
   * @throws IllegalArgumentException where it has a NUL, which no word can have
   */
  public static String quote(String text) {
    if (text.isEmpty()) {
      return "''";
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("shell strings cannot contain null bytes");
    }
    boolean printable = true;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      printable &= isPrintable(text.codePointAt(i));
    }
    if (!printable) {
      return escaped(text);
    }
    if (SPECIAL.matchesNoneOf(text) && !BashNames.RESERVED_WORDS.contains(text)) {
      return text;
    }
    if (text.indexOf('\'') < 0) {
      return "'" + text + "'";
    }
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\' || c == '`' || c == '$') {
        out.append('\\');
      }
      out.append(c);
    }
    return out.append('"').toString();
  }

  private static boolean isPrintable(int c) {
    return Quoting.isPrint(c) && c != 0xFFFD;
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder("$'");
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      switch (c) {
        case '\'', '\\' -> out.append('\\').append((char) c);
        case 7 -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case 11 -> out.append("\\v");
        default -> {
          if (isPrintable(c)) {
            out.appendCodePoint(c);
          } else {
            out.append(
                String.format(c < 0x80 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c));
          }
        }
      }
    }
    return out.append('\'').toString();
  }
}
