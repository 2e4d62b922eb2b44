package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlTree;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts comments that have a line of their own with what they stand beside: in the column of what
 * follows if they were in it, else in that of a block that is open before them.
 */
final class CommentPlaces {
  private final SourceLines lines;
  private final FrozenLines frozen;
  private final WhitespaceEdits edits;
  private final List<Indenter.Mark> marks;

  /** The lines of comments in the column of what follows them. */
  private final BitSet above = new BitSet();

  CommentPlaces(
      SourceLines lines, FrozenLines frozen, WhitespaceEdits edits, List<Indenter.Mark> marks) {
    this.lines = lines;
    this.frozen = frozen;
    this.edits = edits;
    this.marks = marks;
  }

  /** Places all comments of a document but those between brackets, which move with them. */
  void place(YamlTree tree, FlowRanges brackets) {
    int next = 0;
    for (TextRange comment : tree.comments()) {
      while (next < marks.size() && marks.get(next).offset() < comment.start()) {
        next++;
      }
      if (lines.isFirst(comment.start()) && !brackets.contain(comment.start())) {
        place(comment.start(), next);
      }
    }
  }

  /** Whether a line is a comment about what follows it. */
  boolean isAbove(int line) {
    return above.get(line);
  }

  private void place(int comment, int next) {
    int before = lines.column(comment);
    Indenter.Mark following = firstOfLine(next);
    Column previous = next == 0 ? null : marks.get(next - 1).column();
    Column column = best(before, following == null ? null : following.column(), previous);
    int line = lines.of(comment);
    if (column != null && !frozen.contains(line)) {
      edits.set(lines.indentationStart(line), comment, " ".repeat(column.after()));
      above.set(line, following != null && column.after() == following.column().after());
    }
  }

  private Indenter.@Nullable Mark firstOfLine(int from) {
    for (int i = from; i < marks.size(); i++) {
      if (marks.get(i).first()) {
        return marks.get(i);
      }
    }
    return null;
  }

  /** What follows or an open block in this column; else the next one to the left, or the first. */
  private static @Nullable Column best(
      int column, @Nullable Column following, @Nullable Column previous) {
    return following != null && following.before() == column
        ? following
        : better(column, following, better(column, previous, null));
  }

  /** The best of a column, those around it, and another one. */
  private static @Nullable Column better(
      int column, @Nullable Column innermost, @Nullable Column other) {
    Column best = other;
    for (Column open = innermost; open != null; open = open.parent()) {
      boolean nearer =
          best == null
              || (open.before() <= column
                  ? best.before() > column || open.before() > best.before()
                  : open.before() < best.before());
      best = nearer ? open : best;
    }
    return best;
  }
}
