package io.github.taskfilels.text;

import java.util.List;

/**
 * The replacement of one range of a text.
 *
 * @param range what is replaced; empty for an insertion
 * @param newText what stands there afterwards
 */
public record TextEdit(TextRange range, String newText) {

  /** Applies edits whose ranges refer to the given text and do not overlap, in any order. */
  public static String apply(String text, List<TextEdit> edits) {
    StringBuilder result = new StringBuilder(text);
    edits.stream()
        .sorted((a, b) -> b.range().compareTo(a.range()))
        .forEach(edit -> result.replace(edit.range().start(), edit.range().end(), edit.newText()));
    return result.toString();
  }
}
