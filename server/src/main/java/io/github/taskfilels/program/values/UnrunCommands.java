package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;

/**
 * Which variables of a scope have no known value, because they depend on commands that were not
 * run.
 */
public record UnrunCommands(Scope scope) {

  /** Whether the value of a variable depends on one. */
  public boolean decide(String name) {
    return !scope.bindings().areRun() && decide(name, Integer.MAX_VALUE);
  }

  /** Whether what a template renders to depends on one. */
  public boolean decideText(String text) {
    return !scope.bindings().areRun() && decideText(text, Integer.MAX_VALUE);
  }

  /** Whether the value of a variable of the environment depends on one. */
  public boolean decide(Variable variable) {
    boolean command = variable.kind() == Variable.Kind.SH;
    return !scope.bindings().areRun()
        && (command || decideText(String.valueOf(variable.value()), Integer.MAX_VALUE));
  }

  /** Whether a variable of the environment has a command. */
  public boolean decide(Var variable) {
    return !scope.bindings().areRun() && Bindings.hasCommand(variable);
  }

  private boolean decide(String name, int before) {
    Binding binding = scope.bindings().before(name, before);
    if (binding == null) {
      return false;
    }
    Var variable = binding.variable();
    return switch (variable.kind()) {
      case SH -> Bindings.hasCommand(variable);
      case REF -> decideText("{{" + variable.text() + "}}", binding.index());
      case LITERAL -> decideText(String.valueOf(variable.value()), binding.index());
    };
  }

  private boolean decideText(String text, int before) {
    return Template.isTemplate(text)
        && Template.parse(text).uses().fieldNames().stream().anyMatch(name -> decide(name, before));
  }
}
