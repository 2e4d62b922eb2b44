package io.github.taskfilels.ide.symbol;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.shell.VariableUse;
import io.github.taskfilels.shell.VariableUse.Access;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Precondition;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the variables of Taskfiles that scripts read: {@code $X} where Task exports {@code X}. A
 * script that also sets it may mean its own.
 */
final class ShellOccurrences {
  private final VariableScopes scopes;
  private final Supplier<ShellNames> names;
  private final Focus focus;

  /** A script behind an anchor may read the variables of several tasks. */
  private final SetMultimap<Use, Symbol> found = LinkedHashMultimap.create();

  private record Use(TextRange range, Role role, Certainty certainty) {}

  private ShellOccurrences(VariableScopes scopes, Supplier<ShellNames> names, Focus focus) {
    this.scopes = scopes;
    this.names = Suppliers.memoize(names::get);
    this.focus = focus;
  }

  /**
   * All that are asked for and perhaps more, in no particular order.
   *
   * @param names asked for once there is a script to read: they take all files
   */
  static ImmutableList<Occurrence> of(
      VariableScopes scopes, Supplier<ShellNames> names, Taskfile taskfile, Focus focus) {
    ShellOccurrences occurrences = new ShellOccurrences(scopes, names, focus);
    occurrences.values(null, taskfile.vars());
    occurrences.values(null, taskfile.env());
    for (Include include : taskfile.includes()) {
      occurrences.values(null, include.vars());
    }
    taskfile.tasks().forEach(occurrences::task);
    ImmutableList.Builder<Occurrence> found = ImmutableList.builder();
    occurrences
        .found
        .asMap()
        .forEach(
            (use, symbols) ->
                found.add(
                    new Occurrence(
                        use.range(), ImmutableSet.copyOf(symbols), use.role(), use.certainty())));
    return found.build();
  }

  private void task(Task task) {
    values(task, task.environment().vars());
    values(task, task.environment().env());
    for (Dep dep : task.deps()) {
      values(task, dep.vars());
    }
    for (Command command : task.cmds()) {
      script(task, command.ifCondition());
      switch (command) {
        case Command.Shell shell -> script(task, shell.cmd());
        case Command.Call call -> values(task, call.vars());
      }
    }
    script(task, task.conditions().ifCondition());
    for (Precondition precondition : task.conditions().preconditions()) {
      script(task, precondition.sh());
    }
    task.fingerprint().status().forEach(status -> script(task, status));
  }

  /** The command that gives a value sees all variables that have one before it. */
  private void values(@Nullable Task task, List<Variable> variables) {
    for (Variable variable : variables) {
      Text command = variable.text();
      if (variable.kind() == Variable.Kind.SH && command != null && focus.isOn(command.range())) {
        Script script = Script.of(command);
        for (VariableUse use : script.uses()) {
          boolean known =
              names.get().known().contains(use.name())
                  || (task != null && scopes.sets(task, use.name()));
          if (known) {
            add(script, use, scopes.read(task, use.name(), command.range()));
          }
        }
      }
    }
  }

  private void script(Task task, @Nullable Text text) {
    if (text == null || !focus.isOn(text.range())) {
      return;
    }
    Script script = Script.of(text);
    for (VariableUse use : script.uses()) {
      boolean own =
          task.environment().env().stream()
              .anyMatch(variable -> variable.name().equals(use.name()));
      if (own || names.get().exported().contains(use.name())) {
        Symbol symbol =
            own
                ? new Symbol.Environment(scopes.file(), task.name(), use.name())
                : scopes.ofAll(use.name());
        add(script, use, ImmutableSet.of(symbol));
      }
    }
  }

  /**
   * A script.
   *
   * @param set the variables that it sets itself
   */
  private record Script(Text text, ImmutableList<VariableUse> uses, ImmutableSet<String> set) {

    static Script of(Text text) {
      ImmutableList<VariableUse> uses =
          text.value().indexOf('$') < 0
              ? ImmutableList.of()
              : ScriptTemplate.parse(text.value()).script().uses().variables();
      return new Script(
          text,
          uses,
          uses.stream()
              .filter(use -> use.access() != Access.READ)
              .map(VariableUse::name)
              .collect(ImmutableSet.toImmutableSet()));
    }
  }

  private void add(Script script, VariableUse use, ImmutableSet<Symbol> symbols) {
    Role role = use.access() == Access.READ ? Role.READS : Role.PASSES;
    Certainty certainty = script.set().contains(use.name()) ? Certainty.GUESS : Certainty.EXACT;
    TextRange range = script.text().sourceMap().wordToSource(use.range());
    found.putAll(new Use(range, role, certainty), symbols);
  }
}
