package io.github.taskfilels.ide.settings;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the settings of a project stand: in the nearest file {@code .taskfile-ls.yml} in the folder
 * of a Taskfile or above it, as far as the top of its repository. So an editor, whichever folder it
 * has open, a terminal and CI take the same.
 */
public final class ProjectFile {
  public static final String NAME = ".taskfile-ls.yml";

  /** A folder that has this, be it a folder or a file of git, is the top of a repository. */
  private static final String REPOSITORY = ".git";

  private ProjectFile() {}

  private record NearestTo(FileId folder) {}

  /** Whether a file has the name of one. */
  public static boolean isNamed(FileId file) {
    return file.path() != null && file.fileName().equals(NAME);
  }

  /** The one that counts for a file, whatever stands at its path; null where there is none. */
  public static @Nullable FileId nearest(Snapshot snapshot, FileId file) {
    FileId folder = file.directory();
    return folder == null ? null : above(snapshot, folder).orElse(null);
  }

  /** Asked of each folder once, however many files lie below it. */
  private static Optional<FileId> above(Snapshot snapshot, FileId folder) {
    return snapshot.memo(
        new NearestTo(folder),
        reader -> {
          FileId own = in(folder, NAME);
          if (reader.kind(own) != PathKind.MISSING) {
            return Optional.of(own);
          }
          FileId parent = folder.directory();
          return parent == null || isTop(reader, folder)
              ? Optional.<FileId>empty()
              : above(reader, parent);
        });
  }

  private static boolean isTop(Snapshot snapshot, FileId folder) {
    return snapshot.kind(in(folder, REPOSITORY)) != PathKind.MISSING;
  }

  /** All that count for some files. */
  public static ImmutableSet<FileId> nearest(Snapshot snapshot, Collection<FileId> files) {
    ImmutableSet.Builder<FileId> found = ImmutableSet.builder();
    for (FileId file : files) {
      FileId nearest = nearest(snapshot, file);
      if (nearest != null) {
        found.add(nearest);
      }
    }
    return found.build();
  }

  private static FileId in(FileId folder, String name) {
    return FileId.of(Path.of(folder.toString()).resolve(name));
  }
}
