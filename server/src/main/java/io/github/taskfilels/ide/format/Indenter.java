package io.github.taskfilels.ide.format;

import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlProperties;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts each token of a document in its column: what is first on its line by indentation, what
 * follows an indicator by one space. A block of which a line is frozen stays where it is, and what
 * is whole inside of it is formatted.
 */
final class Indenter {
  /** A dash, a question mark or a colon, and the space after it. */
  private static final int INDICATOR = 2;

  private static final int NOTHING_BEFORE = -1;

  private final SourceLines lines;
  private final FrozenLines frozen;
  private final WhitespaceEdits edits;
  private final ScalarLines scalars;
  private final FlowSpacing flow;
  private final int indent;
  private final boolean compactLists;
  private final List<Mark> marks = new ArrayList<>();

  /** By how much what comes next on the current line has moved. */
  private int moved;

  /**
   * A token in the order of the document.
   *
   * @param first whether it is the first one of its line
   */
  record Mark(int offset, Column column, boolean first) {}

  Indenter(
      SourceLines lines,
      FrozenLines frozen,
      WhitespaceEdits edits,
      ScalarLines scalars,
      int indent,
      boolean compactLists) {
    this.lines = lines;
    this.frozen = frozen;
    this.edits = edits;
    this.scalars = scalars;
    this.flow = new FlowSpacing(lines, edits);
    this.indent = indent;
    this.compactLists = compactLists;
  }

  /** All tokens of blocks, with the columns they are in. */
  List<Mark> place(YamlTree tree) {
    // At the left edge a text could become a marker between documents.
    if (isBlock(tree.root())) {
      child(tree.root(), null, NOTHING_BEFORE, 0, 0);
    }
    return marks;
  }

  /**
   * A value.
   *
   * @param after the offset behind the indicator that it follows
   * @param below its column where it begins on a line of its own
   * @param listBelow the same for a block sequence
   */
  private void child(YamlNode node, @Nullable Column parent, int after, int below, int listBelow) {
    int from = after;
    YamlProperties properties = node.properties();
    boolean block = isBlock(node);
    TextRange whole =
        properties == null ? node.range() : TextRange.covering(properties.range(), node.range());
    boolean movable = frozen.spares(whole);
    int column = block && node instanceof YamlSequence ? listBelow : below;
    if (properties != null) {
      token(properties.range().start(), from, below, movable);
      from = properties.range().end();
      scalars.shift(properties.range(), moved, 0, moved);
    }
    if (node instanceof YamlMissing) {
      if (parent != null && properties == null) {
        marks.add(new Mark(after, new Column(parent.before() + 1, below, parent), false));
      }
      return;
    }
    int start = node.range().start();
    boolean first = lines.isFirst(start);
    if (!block || !first) {
      token(start, from, column, movable);
    }
    if (block) {
      block(node, parent, !movable ? -1 : first ? column : lines.column(start) + moved);
    } else {
      leaf(node, parent, column);
    }
  }

  private static boolean isBlock(YamlNode node) {
    return (node instanceof YamlMapping mapping && !mapping.flow())
        || (node instanceof YamlSequence sequence && !sequence.flow());
  }

  /** A token of a leaf or before a block: on its own line in the column, else one space on. */
  private void token(int offset, int from, int column, boolean movable) {
    if (lines.isFirst(offset)) {
      moved = movable ? indentation(offset, column) : 0;
    } else if (from != NOTHING_BEFORE && movable) {
      moved += edits.set(from, offset, " ");
    }
  }

  /** Sets the indentation of a line, and gives by how much its content moves. */
  private int indentation(int content, int column) {
    int start = lines.indentationStart(lines.of(content));
    int before = lines.column(content);
    if (frozen.contains(lines.of(content))) {
      return 0;
    }
    edits.set(start, content, " ".repeat(column));
    return column - before;
  }

  /**
   * @param column where all entries stand; -1 where each stays in its own
   */
  private void block(YamlNode node, @Nullable Column parent, int column) {
    switch (node) {
      case YamlMapping mapping -> {
        Column at = null;
        for (YamlEntry entry : mapping.entries()) {
          at = entryAt(entry.range().start(), column, at, parent);
          entry(entry, at);
        }
      }
      case YamlSequence sequence -> {
        Column at = null;
        for (YamlItem item : sequence.items()) {
          int start = item.range().start();
          at = entryAt(start, column, at, parent);
          int below = at.after() + INDICATOR;
          child(item.value(), at, start + 1, below, below);
        }
      }
      default -> throw new IllegalArgumentException("no block: " + node);
    }
  }

  /** Places the first token of an entry or item. */
  private Column entryAt(int offset, int wanted, @Nullable Column last, @Nullable Column parent) {
    int before = lines.column(offset);
    int after = wanted < 0 ? before : wanted;
    Column column =
        last != null && last.before() == before && last.after() == after
            ? last
            : new Column(before, after, parent);
    boolean first = lines.isFirst(offset);
    if (first) {
      moved = wanted < 0 ? 0 : indentation(offset, after);
    }
    marks.add(new Mark(offset, column, first));
    return column;
  }

  private void entry(YamlEntry entry, Column column) {
    int start = entry.range().start();
    YamlNode key = entry.key();
    YamlProperties properties = key.properties();
    int keyStart = properties == null ? key.range().start() : properties.range().start();
    if (keyStart > start && lines.text.charAt(start) == '?') {
      explicit(entry, column);
      return;
    }
    if (properties != null) {
      moved += edits.set(properties.range().end(), key.range().start(), " ");
    }
    flow.inside(key);
    if (entry.colon() < 0) {
      return;
    }
    // A colon can be a part of an alias, and of a tag or anchor of a key that is missing.
    if (!(key instanceof YamlAlias || key instanceof YamlMissing)) {
      moved += edits.set(key.range().end(), entry.colon(), "");
    }
    int below = column.after() + indent;
    int listBelow = compactLists ? column.after() : below;
    child(entry.value(), column, entry.colon() + 1, below, listBelow);
  }

  /** {@code ? key}, and {@code : value} on a line of its own. */
  private void explicit(YamlEntry entry, Column column) {
    int below = column.after() + INDICATOR;
    child(entry.key(), column, entry.range().start() + 1, below, below);
    if (entry.colon() >= 0) {
      if (lines.isFirst(entry.colon())) {
        moved = column.moved() == 0 ? 0 : indentation(entry.colon(), column.after());
        marks.add(new Mark(entry.colon(), column, true));
      }
      child(entry.value(), column, entry.colon() + 1, below, below);
    }
  }

  private void leaf(YamlNode node, @Nullable Column parent, int column) {
    TextRange range = node.range();
    if (node instanceof YamlScalar scalar && ScalarLines.isBlock(scalar)) {
      if (parent != null) {
        scalars.block(scalar, parent, column);
      }
      return;
    }
    scalars.shift(range, parent == null ? 0 : parent.moved(), lines.column(range.start()), moved);
    flow.inside(node);
  }
}
