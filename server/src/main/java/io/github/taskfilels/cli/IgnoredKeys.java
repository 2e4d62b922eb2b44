package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;

/**
 * Warnings of a run: keys in the commands of its tasks that nobody knows, and that Task ignores
 * without a word.
 */
final class IgnoredKeys {
  private IgnoredKeys() {}

  /** One line for each, with its place. */
  static ImmutableList<String> of(Snapshot snapshot, List<TaskView> tasks) {
    ImmutableList.Builder<String> lines = ImmutableList.builder();
    for (TaskView task : tasks) {
      Taskfile model = snapshot.taskfile(task.file());
      if (model == null) {
        continue;
      }
      for (Problem problem : model.problems()) {
        if (problem.kind() == Problem.Kind.UNKNOWN_COMMAND_KEY) {
          Task written = model.task(task.task().name());
          LineIndex index = snapshot.lines(task.file());
          if (written != null && index != null && written.range().covers(problem.range())) {
            int line = index.lineOf(problem.range().start()) + 1;
            lines.add("task: " + task.file() + ":" + line + ": " + problem.message());
          }
        }
      }
    }
    return lines.build();
  }
}
