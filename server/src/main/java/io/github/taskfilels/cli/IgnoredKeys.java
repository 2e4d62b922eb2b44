package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.Snapshot;

/**
 * Warnings of a run: keys in the commands of its tasks that nobody knows, and that Task ignores
 * without a word.
 */
final class IgnoredKeys {
  private IgnoredKeys() {}

  /** One line for each, with its place. */
  static ImmutableList<String> of(Snapshot snapshot, Program program, Plan plan) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (Plan.Planned planned : plan.tasks()) {
      TaskView task = program.lookup(planned.name()).task();
      Taskfile model = task == null ? null : snapshot.taskfile(task.file());
      LineIndex index = task == null ? null : snapshot.lines(task.file());
      if (task == null || model == null || index == null) {
        continue;
      }
      Task written = model.task(task.task().name());
      for (Problem problem : model.problems()) {
        if (problem.kind() == Problem.Kind.UNKNOWN_COMMAND_KEY
            && written != null
            && written.range().covers(problem.range())) {
          int line = index.lineOf(problem.range().start()) + 1;
          lines.add("task: " + task.file() + ":" + line + ": " + problem.message());
        }
      }
    }
    return lines.build();
  }
}
