package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.References;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a run before it starts: the tasks that the requested ones need, as far as that
 * does not depend on values.
 *
 * @param plan for the scheduler; a cycle in it is refused there
 * @param problems why nothing may run; empty where it may
 */
public record TaskPlan(Plan plan, ImmutableList<Problem> problems) {
  /** For calls of which nothing has to be known. */
  public static final TaskPlan UNKNOWN = new TaskPlan(Plan.UNKNOWN, ImmutableList.of());

  private static final int MOST_TASKS = 20_000;

  /**
   * Something that keeps a run from starting.
   *
   * @param range where it is written
   */
  public record Problem(String message, FileId file, TextRange range) {}

  /** The plan of some calls of a root's tasks. */
  public static TaskPlan of(Snapshot snapshot, Program program, List<Lookup.Found> calls) {
    Map<String, TaskView> tasks = new LinkedHashMap<>();
    Deque<TaskView> todo = new ArrayDeque<>();
    calls.forEach(call -> todo.add(call.task()));
    ImmutableList.Builder<Plan.Planned> planned = ImmutableList.builder();
    ImmutableList.Builder<Problem> problems = ImmutableList.builder();
    while (!todo.isEmpty() && tasks.size() < MOST_TASKS) {
      TaskView task = todo.remove();
      if (tasks.putIfAbsent(task.name(), task) != null) {
        continue;
      }
      ImmutableList.Builder<String> needs = ImmutableList.builder();
      for (Reference reference : task.task().references()) {
        boolean conditional = References.conditional(task.task(), reference);
        for (String name : References.names(reference)) {
          TaskView needed = program.resolve(task, name).task();
          if (needed != null) {
            todo.add(needed);
            if (!conditional) {
              needs.add(needed.name());
            }
          }
        }
      }
      planned.add(new Plan.Planned(task.name(), 0, needs.build()));
      Taskfile model = snapshot.taskfile(task.file());
      Task written = model == null ? null : model.task(task.task().name());
      LineIndex lines = snapshot.lines(task.file());
      if (written != null && lines != null) {
        add(Unsupported.of(task.file(), written, lines), problems);
      }
    }
    return new TaskPlan(new Plan(planned.build()), problems.build());
  }

  private static void add(List<Unsupported.Key> keys, ImmutableList.Builder<Problem> problems) {
    keys.forEach(key -> problems.add(new Problem(key.message(), key.file(), key.range())));
  }
}
