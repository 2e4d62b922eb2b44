package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.FileWords;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What has to be changed in Taskfiles when files or folders get new places: the paths of includes,
 * {@code dir}, {@code dotenv}, sources and outputs, in those that are moved and in those that name
 * what is moved. A path keeps leading to the same file, and keeps its manner. What a run decides is
 * left.
 */
public final class FileRenames {
  private FileRenames() {}

  /** The changes, before anything is moved. */
  public static Renames.Result of(Snapshot snapshot, Moves moves) {
    ImmutableMap.Builder<FileId, ImmutableList<Renames.Change>> changes = ImmutableMap.builder();
    ImmutableList.Builder<String> left = ImmutableList.builder();
    for (FileId file : concerned(snapshot, moves)) {
      snapshot.checkCancelled();
      MovedPaths paths = new MovedPaths(snapshot, file, moves);
      ImmutableList<Renames.Change> here = paths.changes();
      if (!here.isEmpty() && snapshot.isOfWorkspace(file)) {
        changes.put(file, here);
      } else if (!here.isEmpty()) {
        left.add(PlaceNames.of(snapshot, file, here.getFirst().edit().range().start()));
      }
      left.addAll(paths.left());
    }
    return new Renames.Result(changes.buildOrThrow(), left.build());
  }

  /** The files that are moved, those that include them, and those that may name what is moved. */
  private static Set<FileId> concerned(Snapshot snapshot, Moves moves) {
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    Set<FileId> files = new LinkedHashSet<>();
    for (FileId file : graph.files()) {
      boolean moved = moves.concern(file);
      if (moved) {
        files.add(file);
        graph.includers(file).stream().map(IncludeEdge::from).forEach(files::add);
      }
      if (moves.all().stream()
          .anyMatch(move -> FileWords.mayHold(snapshot, file, move.from().fileName()))) {
        files.add(file);
      }
      // The directories of tasks are those of the files above.
      if (moved) {
        graph.connected(file).stream()
            .filter(other -> graph.rootsOf(other).contains(file))
            .forEach(files::add);
      }
    }
    return files;
  }
}
