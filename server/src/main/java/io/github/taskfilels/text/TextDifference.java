package io.github.taskfilels.text;

import org.jspecify.annotations.Nullable;

/**
 * What is different between two texts, as one replaced range: all before it and all behind it is
 * the same.
 *
 * @param start where the texts begin to differ
 * @param oldEnd where the difference ends in the old text
 * @param newEnd where it ends in the new text
 */
public record TextDifference(int start, int oldEnd, int newEnd) {

  /** The smallest range that has to be replaced. */
  public static TextDifference between(String before, String after) {
    int shorter = Math.min(before.length(), after.length());
    int start = 0;
    while (start < shorter && before.charAt(start) == after.charAt(start)) {
      start++;
    }
    int same = 0;
    while (same < shorter - start
        && before.charAt(before.length() - 1 - same) == after.charAt(after.length() - 1 - same)) {
      same++;
    }
    return new TextDifference(start, before.length() - same, after.length() - same);
  }

  /**
   * Where a range of the old text is in the new one; null where the difference touches it, so that
   * it may mean something else now.
   */
  public @Nullable TextRange moved(TextRange range) {
    if (oldEnd == start && newEnd == start) {
      return range;
    }
    if (range.end() < start) {
      return range;
    }
    return range.start() > oldEnd
        ? new TextRange(range.start() + newEnd - oldEnd, range.end() + newEnd - oldEnd)
        : null;
  }
}
