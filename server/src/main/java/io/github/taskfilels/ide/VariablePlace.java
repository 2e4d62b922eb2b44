package io.github.taskfilels.ide;

import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlScalar;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A variable that is named at an offset: in a template, in a {@code ref}, in {@code for: {var:}},
 * or as the key that sets it.
 *
 * @param task the task around it; null outside of tasks
 * @param range of the name in the file
 */
record VariablePlace(String name, @Nullable Task task, TextRange range) {

  /** The variable at an offset, or null. */
  static @Nullable VariablePlace at(Taskfile taskfile, int offset) {
    Task task = null;
    for (Task candidate : taskfile.tasks()) {
      if (candidate.range().touches(offset)) {
        task = candidate;
      }
    }
    Variable set = key(task == null ? taskfile.vars() : task.environment().vars(), offset);
    if (set != null) {
      return new VariablePlace(set.name(), task, set.nameRange());
    }
    YamlScalar scalar = null;
    String key = "";
    for (Object element : taskfile.tree().pathTo(offset)) {
      if (element instanceof YamlEntry entry) {
        key = entry.keyText();
      } else if (element instanceof YamlScalar found) {
        scalar = found;
      }
    }
    return scalar == null ? null : inside(scalar, key, task, offset);
  }

  private static @Nullable Variable key(List<Variable> variables, int offset) {
    for (Variable variable : variables) {
      if (variable.nameRange().touches(offset)) {
        return variable;
      }
    }
    return null;
  }

  private static @Nullable VariablePlace inside(
      YamlScalar scalar, String key, @Nullable Task task, int offset) {
    String text = scalar.value();
    if (key.equals("var")) {
      return new VariablePlace(text, task, scalar.range());
    }
    boolean expression = key.equals("ref");
    if (!expression && !Template.isTemplate(text)) {
      return null;
    }
    Template template = expression ? Template.parseExpression(text) : Template.parse(text);
    int decoded = scalar.sourceMap().toDecoded(offset);
    for (FieldUse use : template.uses().fields()) {
      if (use.range().touches(decoded)) {
        return new VariablePlace(use.name(), task, scalar.sourceMap().toSource(use.range()));
      }
    }
    return null;
  }
}
