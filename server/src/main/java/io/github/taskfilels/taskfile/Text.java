package io.github.taskfilels.taskfile;

import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;

/**
 * A string in a Taskfile, which may hold templates.
 *
 * @param value the decoded string
 * @param range where the scalar stands, with its quotes
 * @param sourceMap from offsets in {@code value} to offsets in the file
 */
public record Text(String value, TextRange range, SourceMap sourceMap) {
  /** What Task reads where nothing is written that has to be there. */
  public static Text emptyAt(int offset) {
    TextRange range = TextRange.at(offset);
    return new Text("", range, SourceMap.verbatim(range));
  }

  @Override
  public String toString() {
    return value;
  }
}
