package io.github.taskfilels.ide.format;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects edits of one text that replace nothing but white space, and none in frozen lines. What
 * touches each other becomes one edit.
 */
final class WhitespaceEdits {
  private final SourceLines lines;
  private final FrozenLines frozen;
  private final List<TextEdit> edits = new ArrayList<>();

  WhitespaceEdits(SourceLines lines, FrozenLines frozen) {
    this.lines = lines;
    this.frozen = frozen;
  }

  /**
   * Replaces what stands between two offsets of one line, unless that is the same already or must
   * stay.
   *
   * @return by how much the rest of the line moves
   */
  int set(int from, int to, String space) {
    if (frozen.contains(lines.of(from))
        || !lines.isBlank(from, to)
        || space.contentEquals(lines.text.subSequence(from, to))) {
      return 0;
    }
    edits.add(new TextEdit(new TextRange(from, to), space));
    return space.length() - (to - from);
  }

  /** Replaces white space that holds line breaks; the caller has looked that it may. */
  void setBreaks(int from, int to, String breaks) {
    edits.add(new TextEdit(new TextRange(from, to), breaks));
  }

  /** In order of position, none touching the next. */
  ImmutableList<TextEdit> all() {
    edits.sort((a, b) -> a.range().compareTo(b.range()));
    List<TextEdit> joined = new ArrayList<>();
    for (TextEdit edit : edits) {
      TextEdit last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && last.range().end() > edit.range().start()) {
        continue; // The first one to say where something stands is right.
      }
      if (last != null && last.range().end() == edit.range().start()) {
        joined.set(
            joined.size() - 1,
            new TextEdit(
                TextRange.covering(last.range(), edit.range()), last.newText() + edit.newText()));
      } else {
        joined.add(edit);
      }
    }
    return ImmutableList.copyOf(joined);
  }
}
