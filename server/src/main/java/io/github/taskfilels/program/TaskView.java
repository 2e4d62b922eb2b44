package io.github.taskfilels.program;

import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/**
 * A task as a root sees it. One written task has as many views as there are chains to its file.
 *
 * @param includePath the way to the file that holds it
 * @param task as its file shows it; what it looks like there is in the model of the file
 * @param name the full name in the root, wildcards as they are written
 */
public record TaskView(IncludePath includePath, TaskEntry task, String name) {

  static TaskView of(IncludePath includePath, TaskEntry task) {
    return new TaskView(includePath, task, includePath.qualify(task.name()));
  }

  /** The file that holds it. */
  public FileId file() {
    return includePath.file();
  }

  /** Whether only other tasks may call it: by its own key or by that of an include on the way. */
  public boolean internal() {
    return task.internal() || includePath.internal();
  }

  @Override
  public String toString() {
    return name + " (" + file() + ")";
  }
}
