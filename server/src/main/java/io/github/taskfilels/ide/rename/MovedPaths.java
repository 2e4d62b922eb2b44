package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
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
import io.github.taskfilels.workspace.TaskfileNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The paths of one Taskfile that have to be written in another way. */
final class MovedPaths {
  /** So many chains to a file have to agree on the directory of its tasks. */
  private static final int MOST_CHAINS = 8;

  private final Snapshot snapshot;
  private final FileId file;
  private final Moves moves;

  /** By range: what stands behind an anchor is one path. */
  private final Map<TextRange, String> written = new TreeMap<>();

  private final Map<TextRange, Text> texts = new TreeMap<>();
  private final Set<TextRange> left = new HashSet<>();

  MovedPaths(Snapshot snapshot, FileId file, Moves moves) {
    this.snapshot = snapshot;
    this.file = file;
    this.moves = moves;
    Taskfile taskfile = snapshot.taskfile(file);
    Path folder = ChainDirectories.folder(file);
    Path moved = ChainDirectories.folder(file, moves::of);
    if (taskfile != null && folder != null && moved != null) {
      includes(taskfile, folder, moved);
      taskfile.dotenv().forEach(path -> path(path, folder, moved));
      tasks(taskfile);
    }
  }

  /** The changes in order of position. */
  ImmutableList<Renames.Change> changes() {
    Taskfile taskfile = snapshot.taskfile(file);
    List<Renames.Change> changes = new ArrayList<>();
    written.forEach(
        (range, path) -> {
          Text text = texts.get(range);
          if (text != null && text.value().equals(path)) {
            return;
          }
          NameSite site =
              taskfile == null || text == null || left.contains(range)
                  ? null
                  : NameSite.ofValue(taskfile.tree(), text);
          if (taskfile == null || site == null) {
            left.add(range);
          } else {
            changes.addAll(NameWriter.changes(taskfile.tree(), List.of(site), path));
          }
        });
    return ImmutableList.copyOf(changes);
  }

  /** Where paths stand that may have to be changed by hand. */
  ImmutableList<String> left() {
    return left.stream()
        .sorted()
        .map(range -> PlaceNames.of(snapshot, file, range.start()))
        .collect(ImmutableList.toImmutableList());
  }

  private void includes(Taskfile taskfile, Path folder, Path moved) {
    ImmutableList<IncludeEdge> edges = IncludeGraph.ofWorkspace(snapshot).includes(file);
    for (int i = 0; i < taskfile.includes().size(); i++) {
      Include include = taskfile.includes().get(i);
      FileId target = i < edges.size() ? edges.get(i).to() : null;
      Path path = target == null ? null : target.path();
      if (include.taskfile() != null && path != null) {
        include(include.taskfile(), path, folder, moved);
      }
      if (include.dir() != null) {
        path(include.dir(), folder, moved);
      }
    }
  }

  private void include(Text text, Path target, Path folder, Path moved) {
    Path place = ChainDirectories.resolve(folder, text.value());
    Path newTarget = moves.of(target);
    if (place == null) {
      if (!newTarget.equals(target) || !moved.equals(folder)) {
        left.add(text.range());
      }
      return;
    }
    Path newFolder = newTarget.getParent();
    boolean byFolder =
        !place.equals(target)
            && newFolder != null
            && TaskfileNames.isDefault(String.valueOf(newTarget.getFileName()));
    write(text, moved, byFolder ? newFolder : newTarget);
  }

  private void tasks(Taskfile taskfile) {
    Programs programs = Programs.around(snapshot, file);
    List<IncludePath> ways = programs.chainsTo(file, MOST_CHAINS);
    for (Task task : taskfile.tasks()) {
      Text dir = task.environment().dir();
      for (IncludePath way : ways) {
        Path base = ChainDirectories.of(way, place -> place);
        Path moved = ChainDirectories.of(way, moves::of);
        if (base == null || moved == null) {
          continue;
        }
        if (dir != null) {
          path(dir, base, moved);
          Path inside = ChainDirectories.resolve(base, dir.value());
          base = inside;
          moved = inside == null ? null : moves.of(inside);
        }
        if (base != null && moved != null) {
          for (Text path : task.environment().dotenv()) {
            path(path, base, moved);
          }
          for (Glob glob :
              Iterables.concat(task.fingerprint().sources(), task.fingerprint().generates())) {
            glob(glob.pattern(), base, moved);
          }
        }
      }
    }
  }

  /** A path that leads to something; where nothing is, nobody can say what was meant. */
  private void path(Text text, Path base, Path moved) {
    Path place = ChainDirectories.resolve(base, text.value());
    if (place == null) {
      if (!moved.equals(base)) {
        left.add(text.range());
      }
      return;
    }
    PathKind kind = snapshot.kind(FileId.of(place));
    if (kind == PathKind.FILE || kind == PathKind.DIRECTORY) {
      write(text, moved, moves.of(place));
    }
  }

  /**
   * A pattern keeps meaning the same files where the folders before its wildcards say which; what
   * it makes need not be there yet.
   */
  private void glob(Text text, Path base, Path moved) {
    GlobPath glob = GlobPath.of(text.value());
    Path place = glob == null ? null : glob.in(base);
    if (glob == null || place == null) {
      if (!moved.equals(base)) {
        left.add(text.range());
      }
      return;
    }
    Path target = moves.of(place);
    if (base.equals(moved) && target.equals(place)) {
      return;
    }
    String path = glob.at(moved, target);
    if (path == null) {
      left.add(text.range());
    } else {
      note(text, path);
    }
  }

  private void write(Text text, Path base, @Nullable Path target) {
    if (target == null) {
      return;
    }
    boolean same = base.resolve(text.value()).normalize().equals(target);
    note(text, same ? text.value() : Moves.write(text.value(), base, target));
  }

  /** Notes how a path has to be written; where chains want it differently, it is left. */
  private void note(Text text, String path) {
    texts.put(text.range(), text);
    String other = written.putIfAbsent(text.range(), path);
    if (other != null && !other.equals(path)) {
      left.add(text.range());
    }
  }
}
