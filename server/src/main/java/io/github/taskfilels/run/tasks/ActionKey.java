package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.DeferredStep;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.program.values.UnrunCommands;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.run.cache.ActionInput;
import io.github.taskfilels.run.cache.ActionInput.Kind;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a task is made of beside files: its method, directory, the variables that enter its
 * commands, the environment that it lists, and its commands as they are run.
 */
final class ActionKey {
  private ActionKey() {}

  /**
   * @param root the folder to which the directory is told relative
   */
  static ImmutableList<ActionInput> of(CompiledTask task, Path root) throws ValueException {
    UnrunCommands unrun = new UnrunCommands(task.scope());
    ImmutableList.Builder<ActionInput> recipe = ImmutableList.builder();
    String method = task.sources().method();
    recipe.add(ActionInput.of(Kind.METHOD, "", method, method));
    String directory = relative(root, Path.of(task.directory()));
    recipe.add(ActionInput.of(Kind.DIRECTORY, "", directory, directory));
    for (String name : variables(task)) {
      String value = String.valueOf(task.scope().value(name));
      ActionInput variable = ActionInput.of(Kind.VARIABLE, name, "", value);
      recipe.add(unrun.decide(name) ? variable.unknown() : variable);
    }
    Set<String> unknown =
        task.source().environment().env().stream()
            .filter(unrun::decide)
            .map(Variable::name)
            .collect(Collectors.toSet());
    for (Var listed : task.listedEnvironment()) {
      String name = listed.name();
      String value = task.environment().getOrDefault(name, "");
      ActionInput variable = ActionInput.of(Kind.ENVIRONMENT, name, "", value);
      boolean open = unrun.decide(listed) || unknown.contains(name);
      recipe.add(open ? variable.unknown() : variable);
    }
    for (CompiledTask.Step step : task.commands()) {
      ActionInput command = command(step);
      recipe.add(unrun.decideText(written(step.source())) ? command.unknown() : command);
    }
    return recipe.build();
  }

  private static String relative(Path root, Path directory) {
    return directory.startsWith(root)
        ? "./" + root.relativize(directory).toString().replace('\\', '/')
        : directory.toString();
  }

  private static ActionInput command(CompiledTask.Step step) {
    return switch (step) {
      case ShellStep shell ->
          ActionInput.command(
              shell.source().cmd().value(), shell.shown(), shell.condition() + "\n" + shell.text());
      case CallStep call -> {
        StringBuilder text = new StringBuilder(call.condition()).append('\n').append(call.task());
        for (Var variable : call.vars()) {
          text.append('\n').append(variable.name()).append('=').append(variable.kind());
          text.append(variable.value()).append(variable.text());
        }
        yield ActionInput.command(written(call.source()), "task: " + call.task(), text.toString());
      }
      case DeferredStep deferred -> {
        String written = "defer: " + written(deferred.source());
        yield ActionInput.command(written, written, written);
      }
    };
  }

  private static String written(Command command) {
    return switch (command) {
      case Command.Shell shell -> shell.cmd().value();
      case Command.Call call -> {
        StringBuilder text = new StringBuilder("task: ").append(call.task().value());
        for (Variable variable : call.vars()) {
          text.append(' ').append(variable.name()).append('=').append(text(variable));
        }
        yield text.toString();
      }
    };
  }

  /** The variables that the commands name, in the order of their names. */
  private static Set<String> variables(CompiledTask task) {
    Set<String> names = new TreeSet<>();
    for (Command command : task.source().cmds()) {
      Text condition = command.ifCondition();
      collect(condition == null ? "" : condition.value(), names);
      switch (command) {
        case Command.Shell shell -> collect(shell.cmd().value(), names);
        case Command.Call call -> {
          collect(call.task().value(), names);
          call.vars().forEach(variable -> collect(text(variable), names));
        }
      }
    }
    names.removeIf(name -> !task.scope().has(name));
    // They tell of the sources, which are compared themselves.
    names.remove("CHECKSUM");
    names.remove("TIMESTAMP");
    return names;
  }

  private static String text(Variable variable) {
    Text text = variable.text();
    return text == null ? String.valueOf(variable.value()) : text.value();
  }

  private static void collect(String text, Set<String> names) {
    if (Template.isTemplate(text)) {
      names.addAll(Template.parse(text).uses().fieldNames());
    }
  }
}
