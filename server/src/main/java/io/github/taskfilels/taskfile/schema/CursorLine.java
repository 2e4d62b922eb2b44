package io.github.taskfilels.taskfile.schema;

import io.github.taskfilels.yaml.YamlTree;

/**
 * The line around an offset.
 *
 * @param text the whole text
 * @param offset the offset, moved out of a byte order mark and of a CRLF
 * @param start the offset of the line's first character
 * @param anchor the offset if something is written there; else where the last word before it in the
 *     line ends
 * @param column as {@link YamlTree#column} counts it
 * @param blank whether there is nothing but white space from the start of the line to the offset
 *     and something else does not begin there
 */
record CursorLine(String text, int offset, int start, int anchor, int column, boolean blank) {

  static CursorLine of(YamlTree tree, int given) {
    String text = tree.text();
    int offset = given;
    if (offset == 0 && text.startsWith("\uFEFF")) {
      offset = 1;
    } else if (offset > 0 && text.startsWith("\r\n", offset - 1)) {
      offset--;
    }
    int start = offset;
    while (start > 0 && !isBreak(text.charAt(start - 1))) {
      start--;
    }
    int anchor = offset;
    while (anchor > start && isBlank(text.charAt(anchor - 1))) {
      anchor--;
    }
    boolean nothingBefore = anchor == start;
    boolean nothingHere =
        offset == text.length() || isBlank(text.charAt(offset)) || isBreak(text.charAt(offset));
    boolean comment = !nothingHere && text.charAt(offset) == '#';
    return new CursorLine(
        text,
        offset,
        start,
        nothingBefore || (!nothingHere && !comment) ? offset : anchor,
        tree.column(offset),
        nothingBefore && (nothingHere || comment));
  }

  boolean atEndOfText() {
    return offset == text.length();
  }

  /** Whether a block mapping may begin at an offset: only dashes stand before it in its line. */
  boolean mayBeginAt(int at) {
    int i = at;
    while (i > 0 && !isBreak(text.charAt(i - 1))) {
      char c = text.charAt(i - 1);
      boolean dash = c == '-' && i < at && isBlank(text.charAt(i));
      if (!isBlank(c) && !dash) {
        return false;
      }
      i--;
    }
    return true;
  }

  /** The offset of the break that ends the line of an offset. */
  static int end(String text, int offset) {
    int at = offset;
    while (at < text.length() && !isBreak(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\uFEFF';
  }
}
