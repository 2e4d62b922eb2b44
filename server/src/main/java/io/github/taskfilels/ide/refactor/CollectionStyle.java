package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From brackets to lines and back: lists, and small mappings such as the values of variables. */
final class CollectionStyle implements Refactoring {
  private static final int STEP = 2;

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    ImmutableList<TypedNode> path = TypedNode.path(selection.tree(), selection.range().start());
    for (int i = path.size() - 1; i >= Math.max(0, path.size() - 2); i--) {
      TypedNode one = path.get(i);
      Proposal proposal =
          switch (one.node()) {
            case YamlSequence list ->
                proposal(
                    selection,
                    list.flow(),
                    "list",
                    list.flow() ? lines(selection, one, list) : brackets(selection, one, list));
            case YamlMapping mapping ->
                proposal(
                    selection,
                    mapping.flow(),
                    "mapping",
                    mapping.flow()
                        ? lines(selection, one, mapping)
                        : braces(selection, one, mapping));
            default -> null;
          };
      if (proposal != null) {
        return ImmutableList.of(proposal);
      }
    }
    return ImmutableList.of();
  }

  private static @Nullable Proposal proposal(
      Selection selection, boolean flow, String what, List<TextEdit> edits) {
    if (edits.isEmpty()) {
      return null;
    }
    String title = flow ? "Write the " + what + " in lines" : "Write the " + what + " in one line";
    Fix fix = selection.edits().offered(title, edits.toArray(TextEdit[]::new));
    return Proposal.of(Kind.REWRITE, title, Keeps.MODEL, () -> fix);
  }

  private static List<TextEdit> lines(Selection selection, TypedNode one, YamlSequence list) {
    List<String> parts = new ArrayList<>();
    for (YamlItem item : list.items()) {
      parts.add("- " + item.range().in(selection.text()));
    }
    return one.item() == null ? lines(selection, one, parts) : List.of();
  }

  private static List<TextEdit> lines(Selection selection, TypedNode one, YamlMapping mapping) {
    List<String> parts = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      boolean apart =
          entry.colon() >= 0
              && (entry.colon() + 1 == entry.range().end()
                  || selection.text().charAt(entry.colon() + 1) == ' ');
      if (!apart) {
        return List.of();
      }
      parts.add(entry.range().in(selection.text()));
    }
    return lines(selection, one, parts);
  }

  private static List<TextEdit> lines(Selection selection, TypedNode one, List<String> parts) {
    TextRange range = one.node().range();
    if (one.inFlow() || parts.isEmpty() || TextBlock.isMultiline(range.in(selection.text()))) {
      return List.of();
    }
    String lineBreak = selection.edits().newline();
    if (one.item() != null) {
      int column = selection.column(one.start());
      boolean behindDash = range.start() == one.start() + STEP && column >= 0;
      return behindDash
          ? List.of(new TextEdit(range, String.join(lineBreak + " ".repeat(column + STEP), parts)))
          : List.of();
    }
    int column = selection.column(one.start());
    int from = afterKey(one);
    if (column < 0 || from < 0) {
      return List.of();
    }
    StringBuilder lines = new StringBuilder();
    parts.forEach(part -> lines.append(lineBreak).append(" ".repeat(column + STEP)).append(part));
    TextRange old = new TextRange(from, range.end());
    for (TextRange comment : selection.tree().comments()) {
      boolean sameLine =
          comment.start() >= range.end()
              && comment.start() < selection.edits().afterLine(range.end());
      if (sameLine) {
        // What is said of the list stays beside its key.
        return List.of(
            new TextEdit(old, ""), new TextEdit(TextRange.at(comment.end()), lines.toString()));
      }
    }
    return List.of(new TextEdit(old, lines.toString()));
  }

  private static int afterKey(TypedNode one) {
    YamlEntry entry = Objects.requireNonNull(one.entry());
    return one.node().properties() != null
        ? one.whole().end() - one.node().range().length() - 1
        : entry.colon() < 0 ? -1 : entry.colon() + 1;
  }

  private static List<TextEdit> brackets(Selection selection, TypedNode one, YamlSequence list) {
    List<String> parts = new ArrayList<>();
    for (YamlItem item : list.items()) {
      parts.add(flow(selection, item.value()));
    }
    return oneLine(selection, one, parts, '[', ']');
  }

  /** Only of scalars: a task in one line would be hard to read. */
  private static List<TextEdit> braces(Selection selection, TypedNode one, YamlMapping mapping) {
    List<String> parts = new ArrayList<>();
    for (YamlEntry entry : mapping.entries()) {
      String value = entry.value() instanceof YamlScalar ? flow(selection, entry.value()) : "";
      boolean plain =
          entry.key() instanceof YamlScalar key
              && PlainScalar.isPlain(key.source(), true)
              && key.properties() == null;
      parts.add(value.isEmpty() || !plain ? "" : entry.keyText() + ": " + value);
    }
    boolean small = one.type().mapping() != null && one.type().entry() == null;
    return small ? oneLine(selection, one, parts, '{', '}') : List.of();
  }

  private static List<TextEdit> oneLine(
      Selection selection, TypedNode one, List<String> parts, char open, char close) {
    TextRange range = one.node().range();
    int from = one.entry() == null ? range.start() : one.entry().colon() + 1;
    boolean behindDash = one.item() != null && open == '{';
    if (parts.isEmpty()
        || parts.contains("")
        || one.inFlow()
        || (one.entry() == null && !behindDash)
        || from <= 0
        || one.node().properties() != null
        || selection.hasComment(new TextRange(from, selection.edits().afterLine(range.end())))) {
      return List.of();
    }
    String text = open + String.join(", ", parts) + close;
    return List.of(
        new TextEdit(new TextRange(from, range.end()), one.entry() == null ? text : " " + text));
  }

  /** A value as it stands between brackets; empty where it cannot. */
  private static String flow(Selection selection, YamlNode node) {
    String source = node.range().in(selection.text());
    if (TextBlock.isMultiline(source)) {
      return "";
    }
    String properties =
        node.properties() == null ? "" : node.properties().range().in(selection.text()) + " ";
    return switch (node) {
      case YamlAlias _ -> source + " ";
      case YamlSequence list when list.flow() -> properties + source;
      case YamlMapping mapping when mapping.flow() -> properties + source;
      case YamlScalar scalar -> properties + flow(scalar, source);
      default -> "";
    };
  }

  private static String flow(YamlScalar scalar, String source) {
    return switch (scalar.style()) {
      case SINGLE_QUOTED, DOUBLE_QUOTED -> source;
      case PLAIN ->
          PlainScalar.isPlain(source, true) || scalar.type() != ScalarType.STRING
              ? source
              : "'" + source.replace("'", "''") + "'";
      case LITERAL, FOLDED -> "";
    };
  }
}
