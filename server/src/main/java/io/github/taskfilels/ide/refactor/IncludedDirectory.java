package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where the tasks of an included file are: their directory, and what it changes for them. */
final class IncludedDirectory {
  private IncludedDirectory() {}

  /**
   * The directory of those that have none of their own; null where only a run can tell.
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

  /**
   * The special variables that are others for a task that moves.
   *
   * @param renamed whether it gets another name
   */
  static ImmutableSet<String> changed(FileId from, FileId to, boolean renamed) {
    ImmutableSet.Builder<String> changed = ImmutableSet.builder();
    changed.add("TASKFILE");
    if (!Objects.equals(ChainDirectories.folder(from), ChainDirectories.folder(to))) {
      changed.add("TASKFILE_DIR");
    }
    return renamed ? changed.add("TASK", "ALIAS").build() : changed.build();
  }
}
