package io.github.taskfilels.program.load;

import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Optional;
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
    return clash(snapshot, root).orElse(null);
  }

  private record ClashOf(FileId root) {}

  /** Outlives edits that change no name. */
  private static Optional<LoadRefusal> clash(Snapshot snapshot, FileId root) {
    return snapshot.memo(
        new ClashOf(root),
        reader -> {
          Programs programs = Programs.ofNames(reader, root);
          return IncludeGraph.of(reader, root).files().stream()
              .flatMap(file -> NameClashes.of(reader, programs, file).stream())
              .findFirst();
        });
  }
}
