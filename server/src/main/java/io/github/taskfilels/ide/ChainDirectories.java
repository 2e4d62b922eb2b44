package io.github.taskfilels.ide;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The directories of tasks that have none of their own, which depend on who includes their file.
 */
public final class ChainDirectories {
  /** What a template, a shell or a glob reads in another way. */
  private static final CharMatcher READ = CharMatcher.anyOf("{}$~*?[]\\");

  private ChainDirectories() {}

  /**
   * The directory of the tasks at the end of a chain that have none of their own: what an include
   * in mapping form says, else that of the root. Null where only a run can tell.
   *
   * @param moved where each file and folder is
   */
  public static @Nullable Path of(IncludePath way, UnaryOperator<Path> moved) {
    Path directory = Path.of("");
    for (IncludeStep step : way.steps().reverse()) {
      if (step.include().advanced()) {
        Path base = of(step, moved);
        if (base == null) {
          return null;
        }
        directory = base.resolve(directory);
      }
    }
    Path root = folder(way.root(), moved);
    return root == null ? null : root.resolve(directory);
  }

  private static @Nullable Path of(IncludeStep step, UnaryOperator<Path> moved) {
    String dir = step.include().dir();
    if (dir == null || dir.isBlank()) {
      return folder(step.from(), moved);
    }
    Path base = folder(step.from());
    Path directory = base == null ? null : resolve(base, dir);
    return directory == null ? null : moved.apply(directory);
  }

  /** The folder that holds a file; null for a buffer without a file. */
  public static @Nullable Path folder(FileId file) {
    return folder(file, UnaryOperator.identity());
  }

  /** The same where files have been moved. */
  public static @Nullable Path folder(FileId file, UnaryOperator<Path> moved) {
    Path path = file.path();
    return path == null ? null : moved.apply(path).getParent();
  }

  /** Where a written path leads; null where a run, a search or the shell decides. */
  public static @Nullable Path resolve(Path base, String path) {
    if (path.isBlank() || READ.matchesAnyOf(path)) {
      return null;
    }
    try {
      return base.resolve(path).normalize();
    } catch (InvalidPathException e) {
      // What cannot be a path leads nowhere.
      return null;
    }
  }
}
