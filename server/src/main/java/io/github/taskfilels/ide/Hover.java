package io.github.taskfilels.ide;

import io.github.taskfilels.text.TextRange;

/** What to show for a range, as Markdown. */
public record Hover(TextRange range, String markdown) {
  /** Nobody reads more of a hover; what is longer is cut at the end of a line. */
  private static final int LONGEST = 6_000;

  /** A hover whose text is not longer than what people read. */
  static Hover of(TextRange range, String markdown) {
    if (markdown.length() <= LONGEST) {
      return new Hover(range, markdown);
    }
    int end = markdown.lastIndexOf('\n', LONGEST);
    return new Hover(range, markdown.substring(0, end < 0 ? 0 : end).stripTrailing() + "\n\n…");
  }
}
