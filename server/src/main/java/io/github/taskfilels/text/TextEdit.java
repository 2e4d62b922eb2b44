package io.github.taskfilels.text;

import java.util.List;

/**
 * The replacement of one range of a text.
 *
 * @param range what is replaced; empty for an insertion
 * @param newText what stands there afterwards
 */
public record TextEdit(TextRange range, String newText) {

  /**
   * Applies edits whose ranges refer to the given text and do not overlap, in any order. What is
   * inserted at one place stands in the order of the list.
   */
  public static String apply(String text, List<TextEdit> edits) {
    StringBuilder result = new StringBuilder(text.length());
    int at = 0;
    for (TextEdit edit : edits.stream().sorted((a, b) -> a.range().compareTo(b.range())).toList()) {
      result.append(text, at, edit.range().start()).append(edit.newText());
      at = edit.range().end();
    }
    return result.append(text, at, text.length()).toString();
  }
}
