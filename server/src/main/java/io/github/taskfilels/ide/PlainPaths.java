package io.github.taskfilels.ide;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The paths in a Taskfile, beside those of includes, that need no run and no search to be followed:
 * of {@code dotenv} and {@code dir}, and of sources and outputs without wildcards. As the nearest
 * root sees them, for the directory of a task depends on who includes its file.
 */
final class PlainPaths {
  /** What a template, a shell or a glob reads in another way. */
  private static final CharMatcher READ = CharMatcher.anyOf("{}$~*?[]\\");

  private final Snapshot snapshot;

  /** By range; what stands behind an anchor is read for its first task. */
  private final Map<TextRange, FileId> found = new TreeMap<>();

  private PlainPaths(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The files and folders that are there, by the range of the path, in order of position. */
  static Map<TextRange, FileId> of(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    Path folder = folder(file);
    if (taskfile == null || folder == null) {
      return Map.of();
    }
    PlainPaths paths = new PlainPaths(snapshot);
    taskfile.dotenv().forEach(path -> paths.add(folder, path));
    for (Include include : taskfile.includes()) {
      paths.add(folder, include.dir());
    }
    Programs programs = Programs.around(snapshot, file);
    for (Task task : taskfile.tasks()) {
      snapshot.checkCancelled();
      IncludePath way = programs.chainTo(file, task.name());
      paths.add(way == null ? programs.chainTo(file) : way, task);
    }
    return paths.found;
  }

  private void add(IncludePath way, Task task) {
    Path base = directory(way);
    if (base == null) {
      return;
    }
    Text dir = task.environment().dir();
    add(base, dir);
    Path directory = dir == null ? base : resolve(base, dir.value());
    if (directory == null) {
      return;
    }
    task.environment().dotenv().forEach(path -> add(directory, path));
    for (ImmutableList<Glob> globs :
        ImmutableList.of(task.fingerprint().sources(), task.fingerprint().generates())) {
      globs.forEach(glob -> add(directory, glob.pattern()));
    }
  }

  /**
   * The directory of the tasks at the end of a chain that have none of their own: what an include
   * in mapping form says, else that of the root. Null where only a run can tell.
   */
  private @Nullable Path directory(IncludePath way) {
    Path directory = Path.of("");
    for (IncludeStep step : way.steps().reverse()) {
      if (step.include().advanced()) {
        Path base = folder(step.from());
        String dir = step.include().dir();
        if (base != null && dir != null && !dir.isBlank()) {
          base = resolve(base, dir);
        }
        if (base == null) {
          return null;
        }
        directory = base.resolve(directory);
      }
    }
    Path root = folder(way.root());
    return root == null ? null : root.resolve(directory);
  }

  private static @Nullable Path folder(FileId file) {
    FileId directory = file.directory();
    return directory == null ? null : directory.path();
  }

  private static @Nullable Path resolve(Path base, String path) {
    if (path.isBlank() || READ.matchesAnyOf(path)) {
      return null;
    }
    try {
      return base.resolve(path);
    } catch (InvalidPathException e) {
      // What cannot be a path leads nowhere.
      return null;
    }
  }

  private void add(Path base, @Nullable Text path) {
    Path target = path == null ? null : resolve(base, path.value());
    if (path == null || target == null) {
      return;
    }
    FileId file = FileId.of(target);
    PathKind kind = snapshot.kind(file);
    if (kind == PathKind.FILE || kind == PathKind.DIRECTORY) {
      found.putIfAbsent(path.range(), file);
    }
  }
}
