package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.IncludePath;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The paths in a Taskfile, beside those of includes, that need no run and no search to be followed:
 * of {@code dotenv} and {@code dir}, and of sources and outputs without wildcards. As the nearest
 * root sees them, for the directory of a task depends on who includes its file.
 */
public final class PlainPaths {
  private static final String DOTENV = "dotenv";

  private final Snapshot snapshot;

  /** By range; what stands behind an anchor is read for its first task. */
  private final Map<TextRange, FileId> found = new TreeMap<>();

  private PlainPaths(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The files and folders that are there, by the range of the path, in order of position. */
  static Map<TextRange, FileId> of(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    Path folder = ChainDirectories.folder(file);
    if (taskfile == null || folder == null) {
      return Map.of();
    }
    PlainPaths paths = new PlainPaths(snapshot);
    taskfile.dotenv().forEach(path -> paths.add(folder, path));
    for (Include include : taskfile.includes()) {
      paths.add(folder, include.dir());
    }
    Programs programs = Programs.ofNames(snapshot, file);
    for (Task task : taskfile.tasks()) {
      snapshot.checkCancelled();
      IncludePath way = programs.chainTo(file, task.name());
      paths.add(way == null ? programs.chainTo(file) : way, task);
    }
    return paths.found;
  }

  /** Those of them that {@code dotenv} names. */
  public static ImmutableSet<FileId> dotenv(Snapshot snapshot, FileId file) {
    Taskfile taskfile = FileWords.mayHold(snapshot, file, DOTENV) ? snapshot.taskfile(file) : null;
    if (taskfile == null) {
      return ImmutableSet.of();
    }
    List<Text> paths = new ArrayList<>(taskfile.dotenv());
    taskfile.tasks().forEach(task -> paths.addAll(task.environment().dotenv()));
    if (paths.isEmpty()) {
      return ImmutableSet.of();
    }
    Map<TextRange, FileId> found = of(snapshot, file);
    return paths.stream()
        .map(path -> found.get(path.range()))
        .filter(Objects::nonNull)
        .collect(ImmutableSet.toImmutableSet());
  }

  private void add(IncludePath way, Task task) {
    Path base = ChainDirectories.of(way, UnaryOperator.identity());
    if (base == null) {
      return;
    }
    Text dir = task.environment().dir();
    add(base, dir);
    Path directory = dir == null ? base : ChainDirectories.resolve(base, dir.value());
    if (directory == null) {
      return;
    }
    task.environment().dotenv().forEach(path -> add(directory, path));
    for (ImmutableList<Glob> globs :
        ImmutableList.of(task.fingerprint().sources(), task.fingerprint().generates())) {
      globs.forEach(glob -> add(directory, glob.pattern()));
    }
  }

  private void add(Path base, @Nullable Text path) {
    Path target = path == null ? null : ChainDirectories.resolve(base, path.value());
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
