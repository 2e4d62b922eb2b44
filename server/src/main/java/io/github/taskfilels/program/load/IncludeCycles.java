package io.github.taskfilels.program.load;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.PathNames;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.program.load.LoadRefusal.Related;
import io.github.taskfilels.text.Chain;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Includes that lead back to their own file, at once or by way of others. */
public final class IncludeCycles {
  private IncludeCycles() {}

  /** What is wrong with an entry that is part of a cycle; null where it lies on none. */
  static @Nullable LoadRefusal of(Snapshot snapshot, IncludeGraph graph, IncludeEdge edge) {
    LoadRefusal self = self(snapshot, edge);
    return self == null ? several(snapshot, graph, edge) : self;
  }

  /** An entry that leads to its own file; null where it does not. */
  public static @Nullable LoadRefusal self(Snapshot snapshot, IncludeEdge edge) {
    FileId to = edge.to();
    return to == null || !to.equals(edge.from())
        ? null
        : refusal(
            Kind.INCLUDE_SELF,
            snapshot,
            edge,
            to,
            "include '" + edge.entry().namespace() + "' leads to this file itself",
            ImmutableList.of());
  }

  /**
   * A cycle of several files that an entry is part of, with the other includes of the cycle as
   * related places, in its order. Files are named by their paths from the folder of the including
   * file. Null where the entry lies on none.
   */
  public static @Nullable LoadRefusal several(
      Snapshot snapshot, IncludeGraph graph, IncludeEdge edge) {
    FileId from = edge.from();
    FileId to = edge.to();
    if (to == null || to.equals(from) || !graph.onCycle(edge)) {
      return null;
    }
    ImmutableList<FileId> cycle = graph.cycleThrough(edge);
    List<String> path =
        Stream.concat(cycle.stream(), Stream.of(from)).map(file -> name(from, file)).toList();
    return refusal(
        Kind.INCLUDE_CYCLE,
        snapshot,
        edge,
        to,
        "include cycle: " + Chain.text(path, " → "),
        related(snapshot, graph, cycle));
  }

  private static LoadRefusal refusal(
      Kind kind,
      Snapshot snapshot,
      IncludeEdge edge,
      FileId to,
      String message,
      ImmutableList<Related> related) {
    return LoadRefusal.of(
        kind,
        ExitCode.TASKFILE_CYCLE,
        edge.from(),
        edge.range(snapshot),
        message,
        words(edge.from(), to),
        related);
  }

  /** What Task says of an include that is part of a cycle. */
  static String words(FileId from, FileId to) {
    return "task: include cycle detected between " + from + " <--> " + to;
  }

  private static ImmutableList<Related> related(
      Snapshot snapshot, IncludeGraph graph, ImmutableList<FileId> cycle) {
    FileId first = cycle.getFirst();
    ImmutableList.Builder<Related> related = ImmutableList.builder();
    for (int i = 1; i < Math.min(cycle.size(), Chain.LONGEST); i++) {
      FileId from = cycle.get(i);
      FileId to = cycle.get((i + 1) % cycle.size());
      IncludeEdge edge = graph.edge(from, to);
      if (edge != null) {
        String message = name(first, from) + " includes " + name(first, to);
        related.add(new Related(message, from, edge.range(snapshot)));
      }
    }
    return related.build();
  }

  private static String name(FileId from, FileId file) {
    return PathNames.relative(from.directory(), file);
  }
}
