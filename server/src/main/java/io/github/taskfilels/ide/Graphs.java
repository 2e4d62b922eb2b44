package io.github.taskfilels.ide;

import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.graph.LayeredLayout;
import io.github.taskfilels.include.IncludeGraphView;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskGraph;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** The graphs of a root, placed for drawing. */
public final class Graphs {
  private Graphs() {}

  /** The files that a root includes. */
  public static GraphView includes(Snapshot snapshot, FileId root) {
    return LayeredLayout.place(IncludeGraphView.of(snapshot, root));
  }

  /**
   * The tasks of a root.
   *
   * @param task the full name of the task whose graph is drawn, or null for all tasks
   * @return null where there is no such task
   */
  public static @Nullable GraphView tasks(Snapshot snapshot, FileId root, @Nullable String task) {
    Program program = Programs.around(snapshot, root).of(root);
    if (task == null) {
      return LayeredLayout.place(TaskGraph.of(program, snapshot::taskfile));
    }
    TaskView view = program.lookup(task).task();
    return view == null
        ? null
        : LayeredLayout.place(TaskGraph.of(program, view, snapshot::taskfile));
  }
}
