package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/**
 * The lenses of a Taskfile: above each task one to run it and one to see its graph, and at the top
 * one to see the graph of the includes. A task is named as the nearest root calls it. One that only
 * other tasks may call, or whose name has a wildcard, has no lens to run it; one that every include
 * leaves out has none.
 */
public final class CodeLenses {
  private CodeLenses() {}

  /** What a lens does. */
  public enum Kind {
    RUN,
    TASK_GRAPH,
    INCLUDE_GRAPH
  }

  /**
   * A lens.
   *
   * @param root the Taskfile with which Task would be started
   * @param task the full name of the task in the root; null for the graph of the includes
   */
  public record Lens(TextRange range, Kind kind, FileId root, @Nullable String task) {}

  /** All lenses of a file in order of position. */
  public static ImmutableList<Lens> of(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    Summary summary = snapshot.summary(file);
    if (taskfile == null || summary == null) {
      return ImmutableList.of();
    }
    Programs programs = Programs.around(snapshot, file);
    IncludePath includePath = programs.chainTo(file);
    ImmutableList.Builder<Lens> lenses = ImmutableList.builder();
    if (!taskfile.includes().isEmpty()) {
      lenses.add(new Lens(TextRange.at(0), Kind.INCLUDE_GRAPH, includePath.root(), null));
    }
    for (Task task : taskfile.tasks()) {
      snapshot.checkCancelled();
      Summary.TaskEntry entry = summary.task(task.name());
      if (entry == null || task.name().isBlank()) {
        continue;
      }
      IncludePath way = programs.chainTo(file, task.name());
      if (way == null) {
        continue;
      }
      TaskView view = programs.of(way.root()).view(way, entry);
      if (!view.internal() && !view.name().contains("*")) {
        lenses.add(new Lens(task.nameRange(), Kind.RUN, way.root(), view.name()));
      }
      lenses.add(new Lens(task.nameRange(), Kind.TASK_GRAPH, way.root(), view.name()));
    }
    return lenses.build();
  }
}
