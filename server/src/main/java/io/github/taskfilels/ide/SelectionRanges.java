package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.template.Node;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.RangeIndex;
import io.github.taskfilels.text.SourceMap;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a selection grows to around a place: the parts of a template, the word, the line, the scalar
 * without and with its quotes, the value with its anchor, the entry, the mapping, and so on to the
 * whole text.
 */
public final class SelectionRanges {
  private static final Comparator<TextRange> SHORTEST_FIRST =
      Comparator.comparingInt(TextRange::length);

  private final String text;
  private final LineIndex lines;
  private final int offset;

  /** What the grammar of the file has there. */
  private final List<TextRange> parts = new ArrayList<>();

  /** Words and lines, which are left out where they would cut a part in two. */
  private final List<TextRange> pieces = new ArrayList<>();

  private SelectionRanges(String text, LineIndex lines, int offset) {
    this.text = text;
    this.lines = lines;
    this.offset = offset;
  }

  /**
   * The ranges around an offset, each one inside the next and none twice; the last one is the whole
   * text. Empty where the file has no text.
   */
  public static ImmutableList<TextRange> at(Snapshot snapshot, FileId file, int offset) {
    YamlTree tree = snapshot.tree(file);
    LineIndex lines = snapshot.lines(file);
    if (tree == null || lines == null) {
      return ImmutableList.of();
    }
    SelectionRanges ranges = new SelectionRanges(tree.text(), lines, offset);
    ranges.add(tree);
    return ranges.chain(new TextRange(0, tree.text().length()));
  }

  private void add(YamlTree tree) {
    parts.add(tree.document());
    for (TextRange comment : tree.comments()) {
      if (comment.touches(offset)) {
        parts.add(comment);
        addPieces(comment, ImmutableList.of());
      }
    }
    for (Object element : tree.pathTo(offset)) {
      switch (element) {
        case YamlEntry entry -> parts.add(entry.range());
        case YamlItem item -> parts.add(item.range());
        case YamlNode node -> {
          parts.add(node.range());
          if (node.properties() != null) {
            parts.add(TextRange.covering(node.properties().range(), node.range()));
          }
          if (node instanceof YamlScalar scalar) {
            add(scalar);
          }
        }
        default -> throw new IllegalStateException("not of a tree: " + element);
      }
    }
  }

  private void add(YamlScalar scalar) {
    SourceMap map = scalar.sourceMap();
    TextRange content = map.wordToSource(new TextRange(0, scalar.value().length()));
    parts.add(content);
    if (!Template.isTemplate(scalar.source())) {
      addPieces(content, ImmutableList.of());
      return;
    }
    Template template = Template.parse(scalar.value());
    TemplateParts.around(template, map.toDecoded(offset))
        .forEach(range -> parts.add(map.wordToSource(range)));
    addPieces(
        content,
        template.root().statements().stream()
            .filter(statement -> !(statement instanceof Node.Text))
            .map(statement -> map.wordToSource(statement.range()))
            .toList());
  }

  /**
   * Adds the name, the word and the line within a range.
   *
   * @param opaque what is one piece of a word, whatever stands in it
   */
  private void addPieces(TextRange within, List<TextRange> opaque) {
    int start = offset;
    while (start > within.start() && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < within.end() && Character.isUnicodeIdentifierPart(text.charAt(end))) {
      end++;
    }
    pieces.add(new TextRange(start, end));
    pieces.add(word(within, new RangeIndex<>(opaque, range -> range)));
    int line = lines.lineOf(offset);
    int from = Math.max(within.start(), lines.lineStart(line));
    int to = Math.min(within.end(), lines.lineEnd(line));
    while (from < to && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (from < to && Character.isWhitespace(text.charAt(to - 1))) {
      to--;
    }
    pieces.add(new TextRange(Math.min(from, to), to));
  }

  private TextRange word(TextRange within, RangeIndex<TextRange> opaque) {
    int start = offset;
    while (start > within.start()) {
      TextRange whole = opaque.covering(new TextRange(start - 1, start));
      if (whole == null && Character.isWhitespace(text.charAt(start - 1))) {
        break;
      }
      start = whole == null ? start - 1 : whole.start();
    }
    int end = offset;
    while (end < within.end()) {
      TextRange whole = opaque.covering(new TextRange(end, end + 1));
      if (whole == null && Character.isWhitespace(text.charAt(end))) {
        break;
      }
      end = whole == null ? end + 1 : whole.end();
    }
    return new TextRange(start, end);
  }

  private ImmutableList<TextRange> chain(TextRange whole) {
    List<TextRange> chain = new ArrayList<>();
    chain.add(whole);
    parts.sort(SHORTEST_FIRST.reversed());
    for (TextRange part : parts) {
      if (isStep(part) && chain.getLast().covers(part) && !chain.getLast().equals(part)) {
        chain.add(part);
      }
    }
    for (TextRange piece : pieces) {
      if (isStep(piece)
          && chain.stream().allMatch(range -> range.covers(piece) || piece.covers(range))
          && !chain.contains(piece)) {
        chain.add(piece);
      }
    }
    chain.sort(SHORTEST_FIRST);
    return ImmutableList.copyOf(chain);
  }

  private boolean isStep(TextRange range) {
    return !range.isEmpty() && range.touches(offset);
  }
}
