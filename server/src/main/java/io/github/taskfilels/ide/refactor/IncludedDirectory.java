package io.github.taskfilels.ide.refactor;

import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.taskfile.Include;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The directory of the tasks of an included file that have none of their own. */
final class IncludedDirectory {
  private IncludedDirectory() {}

  /**
   * Null where only a run can tell.
   *
   * @param around that of the tasks of the including file
   */
  static @Nullable Path of(Selection selection, Include include, @Nullable Path around) {
    if (!include.advanced()) {
      return around;
    }
    Path base = ChainDirectories.folder(selection.file());
    return base == null || include.dir() == null
        ? base
        : ChainDirectories.resolve(base, include.dir().value());
  }
}
