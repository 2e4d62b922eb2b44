package io.github.taskfilels.program.values;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Which variables of a scope have no known value, because they depend on commands that were not
 * run.
 */
public record UnrunCommands(Scope scope) {

  /** Whether the value of a variable depends on one. */
  public boolean decide(String name) {
    return !scope.bindings().areRun()
        && new Search(scope).name(name, Integer.MAX_VALUE).findsCommand();
  }

  /** Whether what a template renders to depends on one. */
  public boolean decideText(String text) {
    return !scope.bindings().areRun()
        && new Search(scope).text(text, Integer.MAX_VALUE).findsCommand();
  }

  /** Whether the value of a variable of the environment depends on one. */
  public boolean decide(Variable variable) {
    boolean command = variable.kind() == Variable.Kind.SH;
    return !scope.bindings().areRun() && (command || decideText(String.valueOf(variable.value())));
  }

  /** Whether a variable of the environment has a command. */
  public boolean decide(Var variable) {
    return !scope.bindings().areRun() && Bindings.hasCommand(variable);
  }

  /**
   * Looks through what a value is made of: at each variable once, however many name it, and however
   * long a chain of them is.
   */
  private static final class Search {
    private final Bindings bindings;
    private final Deque<Binding> open = new ArrayDeque<>();
    private final BitSet seen = new BitSet();

    Search(Scope scope) {
      this.bindings = scope.bindings();
    }

    /** Adds the variable that a name means to those that stand before a place. */
    Search name(String name, int before) {
      Binding binding = bindings.before(name, before);
      if (binding != null && !seen.get(binding.index())) {
        seen.set(binding.index());
        open.add(binding);
      }
      return this;
    }

    /** Adds the variables that a template names. */
    Search text(String text, int before) {
      if (Template.isTemplate(text)) {
        Template.parse(text).uses().fieldNames().forEach(name -> name(name, before));
      }
      return this;
    }

    boolean findsCommand() {
      while (!open.isEmpty()) {
        Budget.step();
        Binding binding = open.remove();
        Var variable = binding.variable();
        if (Bindings.hasCommand(variable)) {
          return true;
        }
        switch (variable.kind()) {
          case REF -> text("{{" + variable.text() + "}}", binding.index());
          case LITERAL ->
              Leaves.of(variable.value()).forEach(leaf -> text(leaf.toString(), binding.index()));
          case SH -> {} // An empty command is not run.
        }
      }
      return false;
    }
  }
}
