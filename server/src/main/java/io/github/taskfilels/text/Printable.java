package io.github.taskfilels.text;

/**
 * Text of others as a terminal or an editor may show it. Control characters could move the cursor,
 * colour what follows, or hide and forge lines; those that change the direction of writing make a
 * text look like another one. Both become escapes that can be seen, such as {@code \x1b}.
 */
public final class Printable {
  private Printable() {}

  /** Line breaks and tabs stay. */
  public static String text(String text) {
    return shown(text, true);
  }

  /** In one line: line breaks and tabs are shown as escapes, too. */
  public static String line(String text) {
    return shown(text, false);
  }

  /**
   * JSON that can be shown: the same values, with such characters as the format's own escapes. They
   * stand in its strings alone.
   */
  public static String json(String json) {
    int first = 0;
    while (first < json.length() && !isHidden(json.charAt(first), true)) {
      first++;
    }
    if (first == json.length()) {
      return json;
    }
    StringBuilder out = new StringBuilder(json.length() + 16).append(json, 0, first);
    for (int i = first; i < json.length(); i++) {
      char c = json.charAt(i);
      if (isHidden(c, true)) {
        String digits = Integer.toHexString(c);
        out.append("\\u").repeat('0', 4 - digits.length()).append(digits);
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static String shown(String text, boolean lines) {
    int first = 0;
    while (first < text.length() && !isHidden(text.charAt(first), lines)) {
      first++;
    }
    if (first == text.length()) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isHidden(c, lines)) {
        out.append(c);
      } else if (c == '\r' && lines && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        continue; // A line break of Windows is one.
      } else {
        escape(c, out);
      }
    }
    return out.toString();
  }

  private static void escape(char c, StringBuilder out) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        String digits = Integer.toHexString(c);
        boolean few = digits.length() <= 2;
        out.append(few ? "\\x" : "\\u").repeat('0', (few ? 2 : 4) - digits.length()).append(digits);
      }
    }
  }

  private static boolean isHidden(char c, boolean lines) {
    if (c >= ' ' && c < 0x7f) {
      return false;
    }
    if (c < ' ') {
      return !lines || (c != '\n' && c != '\t');
    }
    return c <= 0x9f
        || c == '\u061c'
        || c == '\u200e'
        || c == '\u200f'
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069')
        || c >= '\ufffe';
  }
}
