package io.github.taskfilels.template.functions;

/**
 * Which ways of writing fit a text in YAML, as libyaml's emitter decides it.
 *
 * @param plainAllowed without quotes, in block context
 * @param singleQuotesAllowed in single quotes
 * @param blockAllowed as a literal block
 */
record ScalarShape(boolean plainAllowed, boolean singleQuotesAllowed, boolean blockAllowed) {

  static ScalarShape of(String text) {
    if (text.isEmpty()) {
      return new ScalarShape(false, true, false);
    }
    boolean special = text.codePoints().anyMatch(c -> c != '\t' && c != '\n' && !isPrintable(c));
    boolean tab = text.indexOf('\t') >= 0;
    boolean breaks = text.indexOf('\n') >= 0;
    boolean breakSpace = text.contains("\n ");
    boolean spaceBreak = text.contains(" \n");
    char first = text.charAt(0);
    char last = text.charAt(text.length() - 1);
    boolean edge = first == ' ' || first == '\n' || last == ' ' || last == '\n';
    boolean plain =
        !(edge || breaks || breakSpace || spaceBreak || tab || special || hasIndicator(text));
    boolean single = !(breakSpace || spaceBreak || tab || special);
    boolean block = !(last == ' ' || spaceBreak || special);
    return new ScalarShape(plain, single, block);
  }

  private static boolean hasIndicator(String text) {
    if (text.startsWith("---") || text.startsWith("...")) {
      return true;
    }
    char first = text.charAt(0);
    boolean alone = text.length() == 1 || isBlank(text.charAt(1));
    if ("#,[]{}&*!|>'\"%@`".indexOf(first) >= 0 || ("?:-".indexOf(first) >= 0 && alone)) {
      return true;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean end = i + 1 == text.length() || isBlank(text.charAt(i + 1));
      if ((c == ':' && end) || (c == '#' && isBlank(text.charAt(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isPrintable(int c) {
    return c == 0x0A
        || (c >= 0x20 && c <= 0x7E)
        || c == 0x85
        || (c >= 0xA0 && c <= 0xD7FF)
        // The library does not think of characters beyond these.
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF);
  }
}
