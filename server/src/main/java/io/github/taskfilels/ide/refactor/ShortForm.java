package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/** The way back from {@link LongForm}: a mapping in which only its main key is written. */
final class ShortForm implements Refactoring {
  private static final String TITLE = "Write in the short form";

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    ImmutableList<TypedNode> path = TypedNode.path(selection.tree(), selection.range().start());
    for (int i = path.size() - 1; i >= Math.max(0, path.size() - 2); i--) {
      TypedNode one = path.get(i);
      if (one.node() instanceof YamlMapping mapping && mapping.entries().size() == 1) {
        TextEdit edit = edit(selection, one, mapping, mapping.entries().getFirst());
        if (edit != null) {
          IncludeForm include = IncludeForm.of(selection, one);
          Fix fix = selection.edits().offered(TITLE, edit).guessed(include.guess());
          return ImmutableList.of(
              include.refusal().isEmpty()
                  ? Proposal.of(Kind.REWRITE, TITLE, Keeps.MODEL, () -> fix)
                  : Proposal.refused(Kind.REWRITE, TITLE, include.refusal()));
        }
      }
    }
    return ImmutableList.of();
  }

  private static @Nullable TextEdit edit(
      Selection selection, TypedNode one, YamlMapping mapping, YamlEntry main) {
    TypedNode value = value(one, main);
    if (value == null || mapping.properties() != null) {
      return null;
    }
    TextRange whole = value.whole();
    TextRange gone = new TextRange(mapping.range().start(), whole.start());
    String text = selection.text();
    if (selection.hasComment(gone)) {
      return null;
    }
    if (mapping.flow()) {
      return TextBlock.isMultiline(mapping.range().in(text))
          ? null
          : new TextEdit(mapping.range(), whole.in(text));
    }
    return one.item() != null
        ? inItem(selection, one.item(), mapping, value)
        : one.entry() != null ? inEntry(selection, one.entry(), mapping, value) : null;
  }

  /** What is left of a mapping; null where that would be read in another way. */
  private static @Nullable TypedNode value(TypedNode one, YamlEntry main) {
    String key = main.keyText();
    YamlNode node = main.value();
    if (one.type() == ValueType.TASK) {
      return ofTask(one, main);
    }
    boolean listed = one.type() == ValueType.VARIABLE && node instanceof YamlSequence;
    return key.equals(MainKeys.of(one.type())) && (node instanceof YamlScalar || listed)
        ? new TypedNode(node, one.type(), main, null, one.inFlow())
        : null;
  }

  private static @Nullable TypedNode ofTask(TypedNode one, YamlEntry main) {
    if (main.keyText().equals("cmd") && main.value() instanceof YamlScalar command) {
      return new TypedNode(command, one.type(), main, null, one.inFlow());
    }
    if (!main.keyText().equals("cmds")
        || !(main.value() instanceof YamlSequence list)
        || list.properties() != null) {
      return null;
    }
    YamlItem only = list.items().size() == 1 ? list.items().getFirst() : null;
    return only != null && only.value() instanceof YamlScalar command
        ? new TypedNode(command, one.type(), null, only, one.inFlow() || list.flow())
        : new TypedNode(list, one.type(), main, null, one.inFlow());
  }

  private static @Nullable TextEdit inItem(
      Selection selection, YamlItem item, YamlMapping mapping, TypedNode value) {
    TextRange whole = value.whole();
    String text = selection.text();
    String before = text.substring(mapping.range().start(), whole.start());
    String moved =
        TextBlock.shiftRest(whole.in(text), item.range().start() - mapping.range().start());
    return moved == null || TextBlock.isMultiline(before)
        ? null
        : new TextEdit(new TextRange(mapping.range().start(), whole.end()), moved);
  }

  private static @Nullable TextEdit inEntry(
      Selection selection, YamlEntry entry, YamlMapping mapping, TypedNode value) {
    String text = selection.text();
    TextRange whole = value.whole();
    int column = selection.column(entry.range().start());
    int inner = selection.column(mapping.range().start());
    TextRange gone = new TextRange(entry.colon() + 1, whole.start());
    if (entry.colon() < 0 || column < 0 || inner < 0 || selection.hasComment(gone)) {
      return null;
    }
    TextRange all = new TextRange(entry.colon() + 1, whole.end());
    if (value.entry() != null && value.node() instanceof YamlSequence list && !list.flow()) {
      int line = selection.edits().lineStart(whole.start());
      String lines = text.substring(line, whole.end());
      String moved =
          text.substring(line, whole.start()).isBlank()
              ? TextBlock.shiftAll(lines, column - inner)
              : null;
      return moved == null ? null : new TextEdit(all, selection.edits().newline() + moved);
    }
    int parent = value.item() == null ? inner : selection.columnAnywhere(value.start());
    boolean alone = value.item() == null || isOnOneLine(text, value.start(), whole.start());
    String moved = alone ? TextBlock.shiftRest(whole.in(text), column - parent) : null;
    return moved == null ? null : new TextEdit(all, " " + moved);
  }

  private static boolean isOnOneLine(String text, int from, int to) {
    return !TextBlock.isMultiline(text.substring(from, to));
  }
}
