package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Precondition;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses;
import io.github.taskfilels.template.exec.ParsedTemplates;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that texts name, whichever branch of a template names them. To be filled by one
 * thread.
 */
final class NamesUsed {
  private final ParsedTemplates parsed;
  private final Set<String> names = new LinkedHashSet<>();
  private boolean all;

  NamesUsed(ParsedTemplates parsed) {
    this.parsed = parsed;
  }

  Set<String> names() {
    return Collections.unmodifiableSet(names);
  }

  /** Whether a template takes all variables together. */
  boolean all() {
    return all;
  }

  private void add(TemplateUses uses) {
    uses.fields().forEach(field -> names.add(field.name()));
    all |= uses.needsAll();
  }

  /** A text, or strings somewhere inside a list or a map. */
  private void value(@Nullable Object value) {
    switch (value) {
      case String text when Template.isTemplate(text) -> add(parsed.templateUses(text));
      case List<?> list -> list.forEach(this::value);
      case Map<?, ?> map -> map.values().forEach(this::value);
      case null, default -> {}
    }
  }

  private void text(@Nullable Text text) {
    if (text != null) {
      value(text.value());
    }
  }

  private void texts(List<Text> texts) {
    texts.forEach(this::text);
  }

  private void expression(String expression) {
    add(parsed.expressionUses(expression));
  }

  /** What a variable names. */
  void add(Var variable) {
    switch (variable.kind()) {
      case REF -> expression(variable.text());
      case SH -> value(variable.text());
      case LITERAL -> value(variable.value());
    }
  }

  private void variables(List<Variable> variables) {
    for (Variable variable : variables) {
      Text text = variable.text();
      switch (variable.kind()) {
        case REF -> expression(text == null ? "" : text.value());
        case SH -> text(text);
        case LITERAL -> value(variable.value());
      }
    }
  }

  /** What all fields of a task name that are rendered for a run of it; not its own variables. */
  void add(Task task) {
    text(task.description().label());
    text(task.environment().dir());
    text(task.fingerprint().method());
    text(task.behaviour().prefix());
    text(task.behaviour().run());
    text(task.conditions().ifCondition());
    texts(task.description().prompt());
    texts(task.fingerprint().status());
    texts(task.environment().dotenv());
    for (Glob glob : task.fingerprint().sources()) {
      text(glob.pattern());
    }
    for (Glob glob : task.fingerprint().generates()) {
      text(glob.pattern());
    }
    for (Precondition precondition : task.conditions().preconditions()) {
      text(precondition.sh());
      text(precondition.msg());
    }
    for (Requirement requirement : task.conditions().requires()) {
      if (requirement.allowedRef() != null) {
        expression(requirement.allowedRef().value());
      }
      if (requirement.allowedRef() != null || !requirement.allowed().isEmpty()) {
        names.add(requirement.name().value());
      }
    }
    variables(task.environment().env());
    for (Dep dep : task.deps()) {
      text(dep.task());
      variables(dep.vars());
      loop(dep.loop());
    }
    for (Command command : task.cmds()) {
      text(command.ifCondition());
      loop(command.loop());
      switch (command) {
        case Command.Shell shell -> text(shell.cmd());
        case Command.Call call -> {
          text(call.task());
          variables(call.vars());
        }
      }
    }
  }

  private void loop(@Nullable Loop loop) {
    switch (loop) {
      case Loop.Var variable -> names.add(variable.var().value());
      case Loop.Matrix matrix -> {
        for (Loop.Row row : matrix.rows()) {
          if (row.ref() != null) {
            expression(row.ref().value());
          }
        }
      }
      case Loop.Values _, Loop.Files _ -> {}
      case null -> {}
    }
  }
}
