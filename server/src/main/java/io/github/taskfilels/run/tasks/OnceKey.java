package io.github.taskfilels.run.tasks;

import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.DeferredStep;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.program.values.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/** What makes two calls of a task the same to {@code run: once} and {@code run: when_changed}. */
final class OnceKey {
  private OnceKey() {}

  /** The file and the name in it, whatever namespaces lead there; wildcards filled in. */
  static String once(CompiledTask task) {
    String name = task.view().task().name();
    for (String part : task.call().match()) {
      name = name.replaceFirst("\\*", Matcher.quoteReplacement(part));
    }
    return task.view().file() + ":" + name;
  }

  /**
   * The same, and what was rendered, with the variables that are passed on: Task leaves those out
   * of its hash and so skips calls that would do something else.
   */
  static String whenChanged(CompiledTask task) {
    List<String> parts = new ArrayList<>();
    parts.add(once(task));
    parts.add(task.label());
    parts.add(task.directory());
    parts.add(task.condition());
    parts.addAll(task.prompts());
    parts.addAll(task.status());
    task.preconditions().forEach(check -> parts.add(check.command() + "\n" + check.message()));
    task.deps().forEach(dep -> parts.add(dep.task() + "\n" + contents(dep.vars())));
    for (CompiledTask.Step step : task.commands()) {
      parts.add(
          switch (step) {
            case ShellStep shell -> shell.text() + "\n" + shell.condition();
            case CallStep call ->
                call.task() + "\n" + call.condition() + "\n" + contents(call.vars());
            case DeferredStep other -> other.source().range().toString();
          });
    }
    return String.join("\0", parts);
  }

  private static List<String> contents(List<Var> vars) {
    return vars.stream().map(Var::contents).toList();
  }
}
