package io.github.taskfilels.go.fmt;

import org.jspecify.annotations.Nullable;

/** Go string and character constants: writing them and reading them. */
public final class Quoting {
  private Quoting() {}

  /** Go's {@code strconv.Quote}: a double-quoted constant. */
  public static String quote(String s) {
    return quote(s, '"', false);
  }

  /** Go's {@code strconv.QuoteToASCII}. */
  public static String quoteAscii(String s) {
    return quote(s, '"', true);
  }

  /** Go's {@code strconv.QuoteRune}, or its ASCII form. */
  public static String quoteRune(int codePoint, boolean ascii) {
    return quote(Character.toString(codePoint), '\'', ascii);
  }

  /** Go's {@code %#U}: the code point in hexadecimal, and the character if it can be printed. */
  public static String unicode(int codePoint) {
    String hex = String.format("U+%04X", codePoint);
    return isPrint(codePoint) ? hex + " '" + Character.toString(codePoint) + "'" : hex;
  }

  /**
   * Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols, and the ASCII
   * space.
   */
  public static boolean isPrint(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.CONNECTOR_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          true;
      default -> false;
    };
  }

  /**
   * Go's {@code strconv.CanBackquote}: one line without control characters (but tabs) and back
   * quotes.
   */
  public static boolean canBackquote(String s) {
    return s.codePoints()
        .allMatch(c -> (c >= ' ' || c == '\t') && c != '`' && c != 0x7f && c != 0xfeff);
  }

  private static String quote(String s, char quote, boolean ascii) {
    StringBuilder out = new StringBuilder(s.length() + 8).append(quote);
    s.codePoints().forEach(c -> escape(out, c, quote, ascii));
    return out.append(quote).toString();
  }

  private static void escape(StringBuilder out, int c, char quote, boolean ascii) {
    if (c == quote || c == '\\') {
      out.append('\\').append((char) c);
    } else if (ascii ? c < 0x7f && c >= ' ' : isPrint(c)) {
      out.appendCodePoint(c);
    } else {
      switch (c) {
        case 7 -> out.append("\\a");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case 11 -> out.append("\\v");
        default ->
            out.append(
                c < ' ' || c == 0x7f
                    ? String.format("\\x%02x", c)
                    : c < 0x10000 ? String.format("\\u%04x", c) : String.format("\\U%08x", c));
      }
    }
  }

  /**
   * The meaning of a Go string constant in double quotes or back quotes; null if it is none. Bytes
   * that are written as numbers and do not form UTF-8 become U+FFFD, for a Java string cannot hold
   * them.
   */
  public static @Nullable String unquote(String source) {
    int end = source.length() - 1;
    if (end < 1 || source.charAt(0) != source.charAt(end)) {
      return null;
    }
    if (source.charAt(0) == '`') {
      return source.substring(1, end).replace("\r", "");
    }
    if (source.indexOf('\\') < 0) {
      return source.substring(1, end);
    }
    Unescaper in = new Unescaper(source, 1, end, '"');
    while (in.at < end) {
      if (!in.next()) {
        return null;
      }
    }
    return in.result();
  }

  /** What {@link #unquoteRune} gives for a character that is not allowed. */
  public static final int BAD_CHARACTER = -2;

  /**
   * The character that a Go character constant stands for; -1 if it holds more than one, {@link
   * #BAD_CHARACTER} if it begins with something else.
   */
  public static int unquoteRune(String source) {
    int end = source.length() - 1;
    if (end < 2 || source.charAt(1) == '\'') {
      return BAD_CHARACTER;
    }
    Unescaper in = new Unescaper(source, 1, end, '\'');
    if (!in.next()) {
      return BAD_CHARACTER;
    }
    return in.at == end ? in.last : -1;
  }
}
