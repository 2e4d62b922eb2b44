package io.github.taskfilels.ide.format;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;

/**
 * Where a line that was just begun goes on: below a key its value, below an item the next one,
 * below an entry the next key.
 */
public final class OnTypeIndentation {
  private static final int INDICATOR = 2;

  /** The editor's own indentation is right, or nobody knows. */
  private static final int AS_IT_IS = -1;

  private final SourceLines lines;
  private final YamlTree tree;
  private final FormatOptions options;

  private OnTypeIndentation(String before, FormatOptions options) {
    this.tree = YamlParser.parse(before);
    this.lines = new SourceLines(before);
    this.options = options;
  }

  /**
   * The edit that indents the line of an offset, at most one. A line with content stays, and so
   * does one below a blank line or a comment, where people have chosen a column.
   */
  public static ImmutableList<TextEdit> afterNewLine(
      String text, int offset, FormatOptions options) {
    SourceLines all = new SourceLines(text);
    int line = all.of(offset);
    if (line == 0 || !all.isBlank(line) || all.isBlank(line - 1)) {
      return ImmutableList.of();
    }
    TextRange space = new TextRange(all.start(line), all.end(line));
    int column =
        new OnTypeIndentation(text.substring(0, all.start(line)), options).column(line - 1);
    return column < 0 || space.in(text).equals(" ".repeat(column))
        ? ImmutableList.of()
        : ImmutableList.of(new TextEdit(space, " ".repeat(column)));
  }

  /** The column below a line, which is the last one but an empty one. */
  private int column(int line) {
    int content = lines.content(line);
    boolean elsewhere =
        content < tree.document().start()
            || content >= tree.document().end()
            || lines.text.charAt(content) == '#';
    return elsewhere ? AS_IT_IS : below(tree.root(), 0, 0);
  }

  /**
   * The column behind a node that is the last one.
   *
   * @param column of the entry or item that it is the value of
   * @param inside the column of what is deeper
   */
  private int below(YamlNode node, int column, int inside) {
    return switch (node) {
      case YamlMapping mapping when !mapping.flow() -> behind(mapping.entries().getLast());
      case YamlSequence sequence when !sequence.flow() -> {
        YamlItem item = sequence.items().getLast();
        int dash = lines.column(item.range().start());
        yield below(item.value(), dash, dash + INDICATOR);
      }
      case YamlMissing _ -> inside;
      case YamlScalar scalar when ScalarLines.isBlock(scalar) ->
          lines.onOneLine(scalar.range()) ? inside : AS_IT_IS;
      default -> {
        int start = node.range().start();
        // A word below a key is mostly the begin of a key.
        yield isOpen(node) ? inside : lines.isFirst(start) ? lines.column(start) : column;
      }
    };
  }

  private int behind(YamlEntry entry) {
    int column = lines.column(entry.range().start());
    if (entry.colon() < 0) {
      return column;
    }
    boolean list = entry.value() instanceof YamlMissing && isCompactList(entry);
    return below(entry.value(), column, list ? column : column + options.indent());
  }

  /** Whether only a list can stand below a key, and lists stand in the columns of their keys. */
  private boolean isCompactList(YamlEntry entry) {
    return CompactLists.wanted(lines, tree, options.lists())
        && SchemaPosition.at(tree, entry.colon() + 1) instanceof SchemaPosition.InValue value
        && value.valueType().element() != null
        && value.valueType().mapping() == null;
  }

  /** Whether a quote or a bracket of a value is not closed yet. */
  private boolean isOpen(YamlNode node) {
    return tree.errors().stream()
        .anyMatch(
            error ->
                (error.kind() == YamlError.Kind.UNTERMINATED_FLOW
                        || error.kind() == YamlError.Kind.UNTERMINATED_QUOTE)
                    && node.range().touches(error.range().start()));
  }
}
