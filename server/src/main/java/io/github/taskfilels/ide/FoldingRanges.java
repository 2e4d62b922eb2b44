package io.github.taskfilels.ide;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What can be folded away: entries and elements over several lines, with their block scalars,
 * blocks of templates, comments, and regions between <code># region</code> and <code># endregion
 * </code>.
 *
 * <p>The line with which a fold begins stays to be seen, and so does a last one that only closes:
 * brackets, <code>{{end}}</code>. Blank lines and comments behind a value belong to what follows.
 * No two folds begin in one line, none ends inside another: editors drop such ones.
 */
public final class FoldingRanges {
  private static final CharMatcher CLOSING = CharMatcher.whitespace().or(CharMatcher.anyOf("]}"));

  private static final Pattern REGION = Pattern.compile("#+\\s*#?(end)?region\\b.*");

  private final LineIndex lines;
  private final YamlTree tree;

  /** The longest that begins in each line. */
  private final TreeMap<Integer, Fold> byLine = new TreeMap<>();

  /** What a fold holds. */
  public enum Kind {
    COMMENT,
    IMPORTS,
    REGION,
    CODE
  }

  /**
   * A fold.
   *
   * @param range from the end of the line that stays to the end of the last line that goes
   */
  public record Fold(TextRange range, Kind kind) {}

  private FoldingRanges(YamlTree tree, LineIndex lines) {
    this.tree = tree;
    this.lines = lines;
  }

  /** All folds of a file in order of position; empty where it has no text. */
  public static ImmutableList<Fold> of(Snapshot snapshot, FileId file) {
    return snapshot.memo(new FileKey(FoldingRanges.class, file), reader -> read(reader, file));
  }

  /**
   * No more than some of them, in order of position: where there are more, the outer ones.
   *
   * @param most how many
   */
  public static ImmutableList<Fold> outermost(List<Fold> all, int most) {
    if (all.size() <= most) {
      return ImmutableList.copyOf(all);
    }
    record Nested(Fold fold, int depth) {}
    List<Nested> nested = new ArrayList<>();
    Deque<Fold> around = new ArrayDeque<>();
    for (Fold fold : all) {
      while (!around.isEmpty() && !around.peek().range().covers(fold.range())) {
        around.pop();
      }
      nested.add(new Nested(fold, around.size()));
      around.push(fold);
    }
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(Fold::range),
        nested.stream()
            .sorted(Comparator.comparingInt(Nested::depth))
            .limit(Math.max(0, most))
            .map(Nested::fold)
            .toList());
  }

  private static ImmutableList<Fold> read(Snapshot snapshot, FileId file) {
    YamlTree tree = snapshot.tree(file);
    LineIndex lines = snapshot.lines(file);
    if (tree == null || lines == null || lines.lineCount() == 1) {
      return ImmutableList.of();
    }
    FoldingRanges folds = new FoldingRanges(tree, lines);
    folds.values();
    folds.comments();
    return folds.nested();
  }

  /** Without those that begin in the last line of another one or end inside it. */
  private ImmutableList<Fold> nested() {
    ImmutableList.Builder<Fold> nested = ImmutableList.builder();
    Deque<Fold> around = new ArrayDeque<>();
    for (Fold fold : byLine.values()) {
      while (!around.isEmpty() && around.peek().range().end() < fold.range().start()) {
        around.pop();
      }
      if (around.isEmpty() || around.peek().range().covers(fold.range())) {
        nested.add(fold);
        around.push(fold);
      }
    }
    return nested.build();
  }

  private void values() {
    Deque<YamlNode> todo = new ArrayDeque<>();
    todo.add(tree.root());
    while (!todo.isEmpty()) {
      YamlNode node = todo.remove();
      switch (node) {
        case YamlMapping mapping -> {
          for (YamlEntry entry : mapping.entries()) {
            boolean includes = node == tree.root() && entry.keyText().equals("includes");
            value(entry.range(), entry.value(), includes ? Kind.IMPORTS : Kind.CODE);
            todo.add(entry.key());
            todo.add(entry.value());
          }
        }
        case YamlSequence sequence -> {
          for (YamlItem item : sequence.items()) {
            value(item.range(), item.value(), Kind.CODE);
            todo.add(item.value());
          }
        }
        case YamlScalar scalar -> {
          if (lines.lineOf(scalar.range().start()) < lines.lineOf(scalar.range().end())) {
            TemplateBlocks.of(scalar).forEach(block -> until(block, Kind.CODE));
          }
        }
        default -> {}
      }
    }
  }

  /** A key or a dash with its value. */
  private void value(TextRange range, YamlNode value, Kind kind) {
    boolean flow =
        switch (value) {
          case YamlMapping mapping -> mapping.flow();
          case YamlSequence sequence -> sequence.flow();
          default -> false;
        };
    if (flow) {
      until(new TextRange(range.start(), Math.max(range.start(), range.end() - 1)), kind);
    } else {
      add(lines.lineOf(range.start()), lines.lineOf(range.end()), kind);
    }
  }

  /** A range whose last line only closes it, if nothing else stands before its end there. */
  private void until(TextRange range, Kind kind) {
    int last = lines.lineOf(range.end());
    String before = tree.text().substring(lines.lineStart(last), range.end());
    boolean closes = CLOSING.matchesAllOf(before);
    add(lines.lineOf(range.start()), closes ? last - 1 : last, kind);
  }

  private void comments() {
    Deque<Integer> regions = new ArrayDeque<>();
    int first = -1;
    int last = -1;
    int column = -1;
    for (TextRange comment : tree.comments()) {
      int line = lines.lineOf(comment.start());
      int start = lines.lineStart(line);
      boolean alone =
          CharMatcher.whitespace().matchesAllOf(tree.text().substring(start, comment.start()));
      Matcher region = REGION.matcher(comment.in(tree.text()));
      boolean marker = alone && region.matches();
      if (marker && region.group(1) == null) {
        regions.push(line);
      } else if (marker && !regions.isEmpty()) {
        add(regions.pop(), line, Kind.REGION);
      }
      boolean goesOn = alone && !marker && line == last + 1 && comment.start() - start == column;
      if (!goesOn) {
        add(first, last, Kind.COMMENT);
        first = alone && !marker ? line : -1;
        column = comment.start() - start;
      }
      last = first < 0 ? -1 : line;
    }
    add(first, last, Kind.COMMENT);
  }

  private void add(int first, int last, Kind kind) {
    if (first < 0 || last <= first) {
      return;
    }
    Fold fold = new Fold(new TextRange(lines.lineEnd(first), lines.lineEnd(last)), kind);
    byLine.merge(
        first, fold, (one, other) -> one.range().end() < other.range().end() ? other : one);
  }
}
