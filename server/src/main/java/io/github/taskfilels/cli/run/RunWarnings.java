package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * Warnings of a run: what Task passes over without a word in its tasks, such as keys that nobody
 * knows and definitions that another one with the same name replaces.
 */
final class RunWarnings {
  private RunWarnings() {}

  /** One line for each, with its place. */
  static ImmutableList<String> of(Snapshot snapshot, List<TaskView> tasks) {
    LinkedHashSet<String> lines = new LinkedHashSet<>();
    for (TaskView task : tasks) {
      Taskfile model = snapshot.taskfile(task.file());
      Task written = model == null ? null : model.task(task.task().name());
      if (model != null && written != null) {
        model.problems().stream()
            .filter(problem -> concerns(problem, written))
            .forEach(problem -> lines.add(line(snapshot, task.file(), problem)));
      }
    }
    return ImmutableList.copyOf(lines);
  }

  private static boolean concerns(Problem problem, Task task) {
    return switch (problem.kind()) {
      case UNKNOWN_KEY -> task.range().covers(problem.range());
      case DUPLICATE_NAME ->
          task.range().covers(problem.range())
              || problem.related().stream()
                  .anyMatch(counts -> counts.range().equals(task.nameRange()));
      default -> false;
    };
  }

  private static String line(Snapshot snapshot, FileId file, Problem problem) {
    LineIndex index = Objects.requireNonNull(snapshot.lines(file), "a file with a model is read");
    LineColumn place = index.position(problem.range().start(), PositionEncoding.UTF32);
    return "task: "
        + file
        + ":"
        + (place.line() + 1)
        + ":"
        + (place.column() + 1)
        + ": "
        + problem.message();
  }
}
