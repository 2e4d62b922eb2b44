package io.github.taskfilels.program.load;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** What Task refuses of files that are fine each, but cannot be joined to one program. */
final class JoinRefusals {
  private JoinRefusals() {}

  static @Nullable LoadRefusal first(Snapshot snapshot, IncludeGraph graph, FileId root) {
    for (FileId file : graph.files()) {
      LoadRefusal dotenv = IncludedDotenv.of(snapshot, graph, file);
      if (dotenv != null) {
        return dotenv;
      }
      for (IncludeEdge edge : graph.includes(file)) {
        VersionClash clash = VersionClash.of(snapshot, edge);
        if (clash != null) {
          return clash.refusal(snapshot);
        }
      }
    }
    Programs programs = Programs.of(snapshot, root);
    for (FileId file : graph.files()) {
      ImmutableList<LoadRefusal> clashes = NameClashes.of(snapshot, programs, file);
      if (!clashes.isEmpty()) {
        return clashes.getFirst();
      }
    }
    return null;
  }
}
