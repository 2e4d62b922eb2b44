package io.github.taskfilels.program;

import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/**
 * A task where it is written, whatever chains lead to it.
 *
 * @param name the key in its file
 */
public record Definition(FileId file, String name) {

  /** The names first, for most files are the same and their paths long. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other == this
        || (other instanceof Definition that && name.equals(that.name) && file.equals(that.file));
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + name.hashCode();
  }

  static Definition of(Located located) {
    return new Definition(located.file(), located.task().name());
  }

  /** The definition that a view shows. */
  public static Definition of(TaskView view) {
    return new Definition(view.file(), view.task().name());
  }
}
