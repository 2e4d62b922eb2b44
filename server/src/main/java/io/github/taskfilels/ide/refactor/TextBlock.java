package io.github.taskfilels.ide.refactor;

import org.jspecify.annotations.Nullable;

/** Lines that are written at another column. */
final class TextBlock {
  private TextBlock() {}

  /**
   * A text with all lines but the first moved to the right; to the left where {@code by} is
   * negative. Lines of nothing but white space stay. Null where a line cannot move so far.
   */
  static @Nullable String shiftRest(String text, int by) {
    StringBuilder moved = new StringBuilder();
    int line = 0;
    while (line < text.length()) {
      int next = text.indexOf('\n', line) + 1;
      int end = next == 0 ? text.length() : next;
      String one = text.substring(line, end);
      String shifted = line == 0 || one.isBlank() ? one : shift(one, by);
      if (shifted == null) {
        return null;
      }
      moved.append(shifted);
      line = end;
    }
    return moved.toString();
  }

  /** The same with the first line. */
  static @Nullable String shiftAll(String text, int by) {
    String first = text.isBlank() ? text : shift(text, by);
    return first == null ? null : shiftRest(first, by);
  }

  private static @Nullable String shift(String line, int by) {
    if (by >= 0) {
      return " ".repeat(by) + line;
    }
    for (int i = 0; i < -by; i++) {
      if (i >= line.length() || line.charAt(i) != ' ') {
        return null;
      }
    }
    return line.substring(-by);
  }

  /** Whether a text goes on in a second line. */
  static boolean isMultiline(String text) {
    return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
  }
}
