package io.github.taskfilels.ide.format;

import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlTree;
import java.util.BitSet;

/**
 * Blank lines: none at the ends of a text, no more than wanted in a row, and as many as wanted
 * between tasks and between sections of which one takes several lines.
 */
final class BlankLines {
  private final SourceLines lines;
  private final FrozenLines frozen;
  private final WhitespaceEdits edits;
  private final ScalarLines scalars;
  private final int wanted;
  private final BitSet deleted = new BitSet();

  BlankLines(
      SourceLines lines,
      FrozenLines frozen,
      WhitespaceEdits edits,
      ScalarLines scalars,
      int wanted) {
    this.lines = lines;
    this.frozen = frozen;
    this.edits = edits;
    this.scalars = scalars;
    this.wanted = wanted;
  }

  /**
   * Takes superfluous ones away.
   *
   * @param atStart how many may begin the document
   * @param atEnd how many may end it
   * @return the lines that go away
   */
  BitSet shorten(int atStart, int atEnd) {
    for (int line = 0; line < lines.count(); ) {
      int end = line;
      while (end < lines.count() && isRemovable(end)) {
        end++;
      }
      int most = line == 0 ? atStart : end == lines.count() ? atEnd : Math.max(1, wanted);
      if (end - line > most) {
        delete(line + most, end);
      }
      line = Math.max(end, line + 1);
    }
    return deleted;
  }

  private boolean isRemovable(int line) {
    return lines.isBlank(line) && !scalars.isInside(line) && !frozen.contains(line);
  }

  private void delete(int from, int to) {
    int start = lines.indentationStart(from);
    int end = to == lines.count() ? lines.text.length() : lines.start(to);
    if (start < end) {
      deleted.set(from, to);
      edits.setBreaks(start, end, "");
    }
  }

  /** Puts those that are missing between sections and between tasks. */
  void add(YamlTree tree, CommentPlaces comments, String lineBreak) {
    if (wanted > 0 && tree.root() instanceof YamlMapping root && !root.flow()) {
      between(root, comments, lineBreak);
      if (root.get("tasks") instanceof YamlMapping tasks && !tasks.flow()) {
        between(tasks, comments, lineBreak);
      }
    }
  }

  private void between(YamlMapping mapping, CommentPlaces comments, String lineBreak) {
    YamlEntry last = null;
    for (YamlEntry entry : mapping.entries()) {
      boolean several =
          last != null && !(lines.onOneLine(last.range()) && lines.onOneLine(entry.range()));
      if (last != null && several) {
        int from = lines.of(last.range().end());
        int to = lines.of(entry.range().start());
        int target = target(from + 1, to, comments);
        int missing = missing(from + 1, to, target);
        if (missing > 0 && to > from) {
          insert(target, missing, lineBreak);
        }
      }
      last = entry;
    }
  }

  /** How many are missing at a line, where none are enough if there are some elsewhere. */
  private int missing(int from, int to, int target) {
    int blank = 0;
    int above = 0;
    for (int line = from; line < to; line++) {
      blank += lines.isBlank(line) ? 1 : 0;
      above = line > target ? above : lines.isBlank(line) ? above + 1 : 0;
    }
    return lines.isBlank(target) ? wanted - above : blank > 0 ? 0 : wanted;
  }

  /** The line before which blank ones are put: a gap, the comments above an entry, or that. */
  private int target(int from, int entry, CommentPlaces comments) {
    int target = entry;
    for (int line = entry - 1; line >= from; line--) {
      if (lines.isBlank(line)) {
        return line;
      }
      if (!comments.isAbove(line)) {
        break;
      }
      target = line;
    }
    return target;
  }

  private void insert(int before, int count, String lineBreak) {
    boolean free = !frozen.contains(before) && !frozen.contains(before - 1);
    if (free && !scalars.keepsBlanks(before - 1)) {
      int end = lines.end(before - 1);
      edits.setBreaks(end, end, lineBreak.repeat(count));
    }
  }
}
