package io.github.taskfilels.run.tasks;

import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.run.history.History;
import io.github.taskfilels.run.schedule.CriticalPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is expected of the calls of a run: how long they take, and how long the run goes on after
 * them. The plan knows that by name; calls know their variables and the place they are made at.
 */
final class Priorities {
  /** Where no time is known all tasks count the same, so that the longest chain goes first. */
  private static final long UNKNOWN = 1_000;

  /** Nothing is expected, so tasks start in the order in which they are declared. */
  static final Priorities NONE = new Priorities(History.EMPTY, List.of());

  private final History history;
  private final CriticalPath levels;
  private final boolean planned;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param shapes of the tasks of the plan
   */
  Priorities(History history, List<CriticalPath.Shape> shapes) {
    this.history = history;
    this.planned = !shapes.isEmpty();
    shapes.forEach(shape -> places.putIfAbsent(shape.name(), places.size()));
    this.levels = CriticalPath.of(shapes, task -> history.estimate(task).orElse(UNKNOWN));
  }

  /**
   * The expected milliseconds around one call.
   *
   * @param deps until its dependencies have ended
   * @param own of its own commands
   * @param calls of the tasks that it calls
   * @param tail from its end to the end of the run
   */
  record Outlook(long deps, long own, long calls, long tail) {
    /** From the start of the call to the end of the run. */
    long atStart() {
      return deps + afterDeps();
    }

    /** From the end of its dependencies to the end of the run. */
    long afterDeps() {
      return own + calls + tail;
    }
  }

  /**
   * The outlook of a call.
   *
   * @param once whether later calls of the task wait for this one, so that it is as urgent as the
   *     most urgent of them
   * @param after from the end of the call to the end of the run, as the caller knows it
   */
  Outlook of(Lookup.Found found, String variant, boolean once, long after) {
    if (!planned) {
      return new Outlook(0, 0, 0, 0);
    }
    String name = found.task().name();
    long own = levels.works(name) ? history.estimate(found.fullName(), variant).orElse(UNKNOWN) : 0;
    long tail = once ? Math.max(after, levels.tail(name)) : after;
    return new Outlook(levels.deps(name), own, levels.calls(name), tail);
  }

  /** The place of a task in the plan; behind it where the plan does not know the task. */
  int place(Lookup.Found found) {
    return places.getOrDefault(found.task().name(), places.size());
  }

  /** From a command of a task to the end of the run; its own time is spread over its commands. */
  long left(CompiledTask task, int from, Outlook outlook) {
    if (!planned) {
      return 0;
    }
    long left = outlook.tail();
    long commands = task.commands().stream().filter(ShellStep.class::isInstance).count();
    for (CompiledTask.Step step : task.commands().subList(from, task.commands().size())) {
      switch (step) {
        case ShellStep _ -> left += outlook.own() / commands;
        case CallStep call -> left += levels.span(call.task());
        case CompiledTask.DeferredStep _ -> {}
      }
    }
    return left;
  }
}
