package io.github.taskfilels.testkit;

import io.github.taskfilels.text.TextRange;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and draws the marks of a {@link Fixture}. */
final class Marks {
  private static final Pattern MARK =
      Pattern.compile("( *)#( *)(?:(\\^+)(\\.\\.\\.)?|(\\|)|@(\\d+)\\+(\\d+))(?: +(.*?))?\\s*");

  private Marks() {}

  /**
   * What one line marks in the line above.
   *
   * @param column the first column
   * @param length the number of characters
   * @param open whether the range goes on after the end of the line
   */
  record Mark(int column, int length, boolean open, String label) {
    TextRange rangeIn(int lineStart, int lineEnd) {
      int start = lineStart + column;
      int end = open ? lineEnd + 1 : start + length;
      if (start > lineEnd || (!open && end > lineEnd)) {
        throw new IllegalArgumentException("marks more than the line above: " + this);
      }
      return new TextRange(start, end);
    }
  }

  /** The mark that a line is, or null. */
  static @Nullable Mark read(String line) {
    Matcher matcher = MARK.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    String label = matcher.group(8) == null ? "" : matcher.group(8);
    if (matcher.group(6) != null) {
      return new Mark(
          Integer.parseInt(matcher.group(6)), Integer.parseInt(matcher.group(7)), false, label);
    }
    int hash = matcher.group(1).length();
    int space = matcher.group(2).length();
    int column = space == 0 ? hash : hash + 1 + space;
    if (matcher.group(5) != null) {
      return new Mark(column, 0, false, label);
    }
    int carets = matcher.group(3).length() + (space == 0 ? 1 : 0);
    return new Mark(column, carets, matcher.group(4) != null, label);
  }

  /** The mark of a range that begins in the given line; without its label. */
  static String draw(TextRange range, int lineStart, int lineEnd) {
    int column = range.start() - lineStart;
    boolean open = range.end() > lineEnd;
    int length = Math.min(range.end(), Math.max(range.start(), lineEnd)) - range.start();
    if (column == 1 || (column == 0 && length == 1 && !open)) {
      return "# @" + column + "+" + length;
    }
    if (range.isEmpty()) {
      return column == 0 ? "#|" : "#" + " ".repeat(column - 1) + "|";
    }
    String tail = open ? "..." : "";
    return column == 0
        ? "#" + "^".repeat(Math.max(1, length - 1)) + tail
        : "#" + " ".repeat(column - 1) + "^".repeat(Math.max(1, length)) + tail;
  }
}
