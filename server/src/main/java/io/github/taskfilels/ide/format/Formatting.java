package io.github.taskfilels.ide.format;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextDifference;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.SyntaxCheck;
import io.github.taskfilels.yaml.YamlError;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlTree;
import java.util.BitSet;
import java.util.List;

/**
 * Formats Taskfiles. Nothing but white space changes, and lines are neither joined nor broken.
 * Parts with a syntax error stay as they are, and so does what follows the first document, which is
 * all that Task reads.
 */
public final class Formatting {

  /**
   * What became of a text.
   *
   * @param edits in order of position, none touching the next; empty for a text that is formatted
   * @param errors because of which parts of the text, or all of it, were left alone
   * @param refused whether the formatted text would have said something else: a defect, for which
   *     there are no edits
   */
  public record Result(
      ImmutableList<TextEdit> edits, ImmutableList<YamlError> errors, boolean refused) {}

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final SourceLines lines;
  private final YamlTree tree;
  private final FormatOptions options;
  private final FrozenLines frozen;
  private final WhitespaceEdits edits;

  private Formatting(YamlTree tree, FormatOptions options, List<TextRange> within) {
    this.lines = new SourceLines(tree.text());
    this.tree = tree;
    this.options = options;
    this.frozen = FrozenLines.of(lines, tree, within);
    this.edits = new WhitespaceEdits(lines, frozen);
  }

  /** Formats a text, with the sections in order if that is wanted. */
  public static Result of(String text, FormatOptions options) {
    Result result = of(text, options, ImmutableList.of(new TextRange(0, text.length())));
    if (!options.rootOrder() || !result.errors().isEmpty() || result.refused()) {
      return result;
    }
    String ordered = RootOrder.of(YamlParser.parse(text));
    if (ordered.equals(text)) {
      return result;
    }
    String formatted =
        TextEdit.apply(
            ordered,
            of(ordered, options, ImmutableList.of(new TextRange(0, ordered.length()))).edits());
    TextDifference difference = TextDifference.between(text, formatted);
    return new Result(
        ImmutableList.of(
            new TextEdit(
                new TextRange(difference.start(), difference.oldEnd()),
                formatted.substring(difference.start(), difference.newEnd()))),
        result.errors(),
        false);
  }

  /**
   * Formats what is whole in some ranges of a text.
   *
   * @param within ranges inside the text
   */
  public static Result of(String text, FormatOptions options, List<TextRange> within) {
    YamlTree tree = YamlParser.parse(text);
    ImmutableList<YamlError> verdict = SyntaxCheck.of(tree);
    ImmutableList<YamlError> errors = tree.errors().isEmpty() ? verdict : tree.errors();
    if (tree.errors().isEmpty() != verdict.isEmpty() || text.indexOf(BYTE_ORDER_MARK, 1) > 0) {
      // The tree is not to be trusted, or nobody sees where its lines begin.
      return new Result(ImmutableList.of(), errors, false);
    }
    ImmutableList<TextEdit> edits = new Formatting(tree, options, within).edits();
    boolean same =
        edits.isEmpty() || SameMeaning.of(tree, YamlParser.parse(TextEdit.apply(text, edits)));
    return new Result(same ? edits : ImmutableList.of(), errors, !same);
  }

  private ImmutableList<TextEdit> edits() {
    ScalarLines scalars = new ScalarLines(lines, frozen, edits, tree);
    boolean compact = CompactLists.wanted(lines, tree, options.lists());
    Indenter indenter = new Indenter(lines, frozen, edits, scalars, options.indent(), compact);
    CommentPlaces comments = new CommentPlaces(lines, frozen, edits, indenter.place(tree));
    comments.place(tree, new FlowRanges(tree));
    String lineBreak = options.lineBreak() == null ? firstBreak() : options.lineBreak();
    BlankLines blank = new BlankLines(lines, frozen, edits, scalars, options.blankLines());
    BitSet deleted = blank.shorten(0, options.finalNewline() ? 0 : Integer.MAX_VALUE);
    blank.add(tree, comments, lineBreak);
    LineEnds ends = new LineEnds(lines, frozen, edits, scalars, deleted);
    ends.set(options);
    if (options.finalNewline()) {
      ends.endText(tree, lineBreak);
    }
    return edits.all();
  }

  /** The line break of the text. */
  private String firstBreak() {
    return lines.count() == 1 ? "\n" : lines.text.substring(lines.end(0), lines.start(1));
  }
}
