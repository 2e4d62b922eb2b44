package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Objects;

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
      Task written = model == null ? null : model.task(task.task().name());
      if (model != null && written != null) {
        for (Problem problem : model.problems()) {
          if (problem.kind() == Problem.Kind.UNKNOWN_COMMAND_KEY
              && written.range().covers(problem.range())) {
            lines.add(line(snapshot, task.file(), problem));
          }
        }
      }
    }
    return lines.build();
  }

  private static String line(Snapshot snapshot, FileId file, Problem problem) {
    LineIndex index = Objects.requireNonNull(snapshot.lines(file), "a file with a model is read");
    int line = index.lineOf(problem.range().start()) + 1;
    return "task: " + file + ":" + line + ": " + problem.message();
  }
}
