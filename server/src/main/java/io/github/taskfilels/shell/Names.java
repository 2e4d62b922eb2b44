package io.github.taskfilels.shell;

/** Names of variables: letters of ASCII, digits and underscores, no digit first. */
final class Names {
  private Names() {}

  /** The end of the name that begins at an offset; the offset itself where there is none. */
  static int end(CharSequence text, int from, int limit) {
    int at = from;
    while (at < limit && isPart(text.charAt(at)) && (at > from || !isDigit(text.charAt(at)))) {
      at++;
    }
    return at;
  }

  static boolean isPart(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
