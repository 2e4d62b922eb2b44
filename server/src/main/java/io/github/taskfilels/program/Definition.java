package io.github.taskfilels.program;

import io.github.taskfilels.workspace.FileId;

/**
 * A task where it is written, whatever chains lead to it.
 *
 * @param name the key in its file
 */
public record Definition(FileId file, String name) {

  static Definition of(Located located) {
    return new Definition(located.file(), located.task().name());
  }

  /** The definition that a view shows. */
  public static Definition of(TaskView view) {
    return new Definition(view.file(), view.task().name());
  }
}
