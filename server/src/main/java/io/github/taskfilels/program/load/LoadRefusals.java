package io.github.taskfilels.program.load;

import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Why Task does not load a root, so that nothing of it can be run. Settings and comments that
 * silence diagnostics change nothing here: Task refuses the files all the same.
 */
public final class LoadRefusals {
  private LoadRefusals() {}

  /**
   * The reason that Task would tell: what is wrong with a file or its includes, nearest file first,
   * then cycles, then what cannot be joined to one program, then the version of the root. Null
   * where the root can be loaded.
   */
  public static @Nullable LoadRefusal first(Snapshot snapshot, FileId root) {
    IncludeGraph graph = IncludeGraph.of(snapshot, root);
    // The strict check takes longer than everything else.
    snapshot.refusalsAhead(graph.files());
    LoadRefusal reading = reading(snapshot, graph);
    if (reading != null) {
      return reading;
    }
    LoadRefusal cycle = cycle(snapshot, graph);
    if (cycle != null) {
      return cycle;
    }
    LoadRefusal joining = JoinRefusals.first(snapshot, graph, root);
    return joining == null ? FileRefusals.version(snapshot, root) : joining;
  }

  private static @Nullable LoadRefusal reading(Snapshot snapshot, IncludeGraph graph) {
    for (FileId file : graph.files()) {
      LoadRefusal own = FileRefusals.of(snapshot, file);
      if (own != null) {
        return own;
      }
      for (IncludeEdge edge : graph.includes(file)) {
        LoadRefusal include = IncludeRefusals.of(snapshot, edge);
        if (include != null) {
          return include;
        }
      }
    }
    return null;
  }

  private static @Nullable LoadRefusal cycle(Snapshot snapshot, IncludeGraph graph) {
    if (graph.cycles().isEmpty()) {
      return null;
    }
    for (FileId file : graph.files()) {
      for (IncludeEdge edge : graph.includes(file)) {
        LoadRefusal cycle = IncludeCycles.of(snapshot, graph, edge);
        if (cycle != null) {
          return cycle;
        }
      }
    }
    return null;
  }
}
