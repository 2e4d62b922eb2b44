package io.github.taskfilels.program.load;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.program.load.LoadRefusal.Related;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/** Files with {@code dotenv} that others include, told in both files. */
public final class IncludedDotenv {
  private static final String WORDS =
      "task: Included Taskfiles can't have dotenv declarations."
          + " Please, move the dotenv declaration to the main Taskfile";

  private IncludedDotenv() {}

  /** At the key of the included file; null where it has none, or where nobody includes it. */
  public static @Nullable LoadRefusal of(Snapshot snapshot, IncludeGraph graph, FileId file) {
    ImmutableList<IncludeEdge> includers =
        has(snapshot, file) ? graph.includers(file) : ImmutableList.of();
    if (includers.isEmpty()) {
      return null;
    }
    ImmutableList.Builder<Related> related = ImmutableList.builder();
    for (IncludeEdge edge : includers) {
      related.add(new Related("included here", edge.from(), edge.range(snapshot)));
    }
    return refusal(
        file,
        range(snapshot, file),
        "Task refuses 'dotenv' in a file that others include; move it to the file that is run",
        related.build());
  }

  /** At an entry that includes such a file; null where it does not. */
  public static @Nullable LoadRefusal of(Snapshot snapshot, IncludeEdge edge) {
    FileId to = edge.to();
    if (to == null || to.equals(edge.from()) || !has(snapshot, to)) {
      return null;
    }
    return refusal(
        edge.from(),
        edge.range(snapshot),
        "include '%s': %s has 'dotenv', which Task refuses in included files"
            .formatted(edge.entry().namespace(), to.fileName()),
        ImmutableList.of(new Related("written here", to, range(snapshot, to))));
  }

  /** Reads summaries alone, so that typing in an included file does not lead here. */
  private static boolean has(Snapshot snapshot, FileId file) {
    Summary summary = snapshot.summary(file);
    return summary != null && !summary.dotenv().isEmpty();
  }

  private static TextRange range(Snapshot snapshot, FileId file) {
    Taskfile model = snapshot.taskfile(file);
    TextRange key = model == null ? null : model.keys().get("dotenv");
    return key == null ? TextRange.at(0) : key;
  }

  private static LoadRefusal refusal(
      FileId file, TextRange range, String message, ImmutableList<Related> related) {
    return LoadRefusal.of(
        Kind.INCLUDE_DOTENV, ExitCode.UNKNOWN, file, range, message, WORDS, related);
  }
}
