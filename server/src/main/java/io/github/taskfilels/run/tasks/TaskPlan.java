package io.github.taskfilels.run.tasks;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.schedule.CriticalPath;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.ReferenceKind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run before it starts: the tasks that the requested ones need, as far as that
 * does not depend on values.
 *
 * @param tasks in the order in which they were found, the requested ones first
 * @param plan of these for the scheduler; a cycle in it is refused there
 * @param shapes of all tasks that may run, for their levels; also those under conditions
 */
public record TaskPlan(
    ImmutableList<TaskView> tasks, Plan plan, ImmutableList<CriticalPath.Shape> shapes) {
  /** For calls of which nothing has to be known. */
  public static final TaskPlan UNKNOWN =
      new TaskPlan(ImmutableList.of(), Plan.UNKNOWN, ImmutableList.of());

  private static final int MOST_TASKS = 20_000;

  /** The plan of some calls of a root's tasks. */
  public static TaskPlan of(Snapshot snapshot, Program program, List<Lookup.Found> calls) {
    Map<String, TaskView> tasks = new LinkedHashMap<>();
    Deque<TaskView> todo = new ArrayDeque<>();
    calls.forEach(call -> todo.add(call.task()));
    ImmutableList.Builder<Plan.Planned> planned = ImmutableList.builder();
    ImmutableList.Builder<CriticalPath.Shape> shapes = ImmutableList.builder();
    while (!todo.isEmpty() && tasks.size() < MOST_TASKS) {
      TaskView task = todo.remove();
      if (tasks.putIfAbsent(task.name(), task) != null) {
        continue;
      }
      ImmutableList.Builder<String> needs = ImmutableList.builder();
      ImmutableList.Builder<String> deps = ImmutableList.builder();
      ListMultimap<Integer, String> ofCalls = ArrayListMultimap.create();
      for (Reference reference : task.task().references()) {
        boolean conditional = References.conditional(task.task(), reference);
        for (String name : References.names(reference)) {
          TaskView needed = program.resolve(task, name).task();
          if (needed != null) {
            todo.add(needed);
            if (reference.kind() == ReferenceKind.DEP) {
              deps.add(needed.name());
            } else {
              ofCalls.put(reference.ordinal(), needed.name());
            }
            if (!conditional) {
              needs.add(needed.name());
            }
          }
        }
      }
      planned.add(new Plan.Planned(task.name(), needs.build()));
      Taskfile model = snapshot.taskfile(task.file());
      Task written = model == null ? null : model.task(task.task().name());
      if (written != null) {
        shapes.add(
            new CriticalPath.Shape(
                task.name(), deps.build(), commands(written, ofCalls), kind(written)));
      }
    }
    return new TaskPlan(
        ImmutableList.copyOf(tasks.values()), new Plan(planned.build()), shapes.build());
  }

  /**
   * The commands of the shell as they are written, templates included: tasks that only differ in
   * their names and variables are expected to take as long. A loop counts by what it is over.
   */
  private static String kind(Task written) {
    StringBuilder kind = new StringBuilder();
    for (Command command : written.cmds()) {
      if (command instanceof Command.Shell shell && !command.deferred()) {
        kind.append(shell.cmd().value()).append('\0');
        switch (command.loop()) {
          case null -> {}
          case Loop.Values values -> kind.append(values.values().size());
          case Loop.Files files -> kind.append(files.keyword());
          case Loop.Var over -> kind.append(over.var().value());
          case Loop.Matrix matrix -> matrix.rows().forEach(row -> kind.append(row.values().size()));
        }
        kind.append('\0');
      }
    }
    return kind.toString();
  }

  /**
   * For each command the task that it calls, or nothing.
   *
   * @param ofCalls the tasks that are meant by each call, by its number
   */
  private static ImmutableList<String> commands(
      Task written, ListMultimap<Integer, String> ofCalls) {
    ImmutableList.Builder<String> commands = ImmutableList.builder();
    int calls = 0;
    for (Command command : written.cmds()) {
      if (command instanceof Command.Call) {
        List<String> tasks = ofCalls.get(calls++);
        commands.addAll(command.deferred() ? List.of() : tasks);
      } else if (!command.deferred()) {
        commands.add("");
      }
    }
    return commands.build();
  }
}
