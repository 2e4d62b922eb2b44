package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.refactor.Proposal.Keeps;
import io.github.taskfilels.ide.refactor.Proposal.Kind;
import io.github.taskfilels.ide.rules.Fix;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import org.jspecify.annotations.Nullable;

/**
 * From the short form to the mapping that it stands for: a task, a command, a dependency, an
 * include, the value of a variable, a precondition, a required variable.
 */
final class LongForm implements Refactoring {
  private static final int STEP = 2;

  @Override
  public ImmutableList<Proposal> at(Selection selection) {
    ImmutableList<TypedNode> path = TypedNode.path(selection.tree(), selection.range().start());
    TypedNode last = Iterables.getLast(path, null);
    String key = last == null ? null : MainKeys.of(last.type());
    TextEdit edit = last == null || key == null ? null : edit(selection, last, key);
    if (edit == null || last == null) {
      return ImmutableList.of();
    }
    String title = "Write as a mapping with '" + key + "'";
    IncludeForm include = IncludeForm.of(selection, last);
    if (!include.refusal().isEmpty()) {
      return ImmutableList.of(Proposal.refused(Kind.REWRITE, title, include.refusal()));
    }
    Fix fix = selection.edits().offered(title, edit).guessed(include.guess());
    return ImmutableList.of(Proposal.of(Kind.REWRITE, title, Keeps.MODEL, () -> fix));
  }

  private static @Nullable TextEdit edit(Selection selection, TypedNode one, String key) {
    boolean list = one.node() instanceof YamlSequence;
    boolean listed = list && (one.type() == ValueType.TASK || one.type() == ValueType.VARIABLE);
    if (!(one.node() instanceof YamlScalar) && !listed) {
      return null;
    }
    if (one.inFlow()) {
      return inFlow(selection, one, key);
    }
    return one.item() != null
        ? inItem(selection, one, one.item(), key)
        : one.entry() != null ? inEntry(selection, one, one.entry(), key) : null;
  }

  private static @Nullable TextEdit inFlow(Selection selection, TypedNode one, String key) {
    String source = one.whole().in(selection.text());
    if (TextBlock.isMultiline(source)) {
      return null;
    }
    boolean command = one.type() == ValueType.TASK && one.node() instanceof YamlScalar;
    String value = command ? "[" + source + "]" : source;
    return new TextEdit(one.whole(), "{" + key + ": " + value + "}");
  }

  private static @Nullable TextEdit inItem(
      Selection selection, TypedNode one, YamlItem item, String key) {
    TextRange whole = one.whole();
    String before = selection.text().substring(item.range().start() + 1, whole.start());
    String moved =
        TextBlock.shiftRest(whole.in(selection.text()), whole.start() - item.range().start());
    return moved == null || !isBlanks(before) ? null : new TextEdit(whole, key + ": " + moved);
  }

  private static @Nullable TextEdit inEntry(
      Selection selection, TypedNode one, YamlEntry entry, String key) {
    String text = selection.text();
    TextRange whole = one.whole();
    int column = selection.column(entry.range().start());
    if (entry.colon() < 0 || column < 0) {
      return null;
    }
    String lineBreak = selection.edits().newline();
    String indent = " ".repeat(column + STEP);
    if (!isBlanks(text.substring(entry.colon() + 1, whole.start()))) {
      int line = selection.edits().lineStart(whole.start());
      boolean apart =
          one.node() instanceof YamlSequence
              && one.node().properties() == null
              && text.substring(line, whole.start()).isBlank();
      TextRange lines = new TextRange(line, whole.end());
      String moved = apart ? TextBlock.shiftAll(lines.in(text), STEP) : null;
      return moved == null ? null : new TextEdit(lines, indent + key + ":" + lineBreak + moved);
    }
    boolean command = one.type() == ValueType.TASK && one.node() instanceof YamlScalar;
    String moved = TextBlock.shiftRest(whole.in(text), command ? STEP + STEP : STEP);
    String lead = command ? key + ":" + lineBreak + indent + " ".repeat(STEP) + "- " : key + ": ";
    return moved == null
        ? null
        : new TextEdit(
            new TextRange(entry.colon() + 1, whole.end()), lineBreak + indent + lead + moved);
  }

  private static boolean isBlanks(String text) {
    return text.chars().allMatch(c -> c == ' ' || c == '\t');
  }
}
