package io.github.taskfilels.program.load;

import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Conflicts;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/** What Task refuses of files that are fine each, but cannot be joined to one program. */
final class JoinRefusals {
  private JoinRefusals() {}

  static @Nullable LoadRefusal first(Snapshot snapshot, IncludeGraph graph, FileId root) {
    for (FileId file : graph.files()) {
      LoadRefusal dotenv = file.equals(root) ? null : dotenv(snapshot, file);
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
    return conflict(Programs.of(snapshot, root), graph);
  }

  private static @Nullable LoadRefusal dotenv(Snapshot snapshot, FileId included) {
    Summary summary = snapshot.summary(included);
    Taskfile model =
        summary == null || summary.dotenv().isEmpty() ? null : snapshot.taskfile(included);
    if (model == null) {
      return null;
    }
    String words =
        "task: Included Taskfiles can't have dotenv declarations."
            + " Please, move the dotenv declaration to the main Taskfile";
    TextRange range = model.dotenv().getFirst().range();
    return LoadRefusal.of(Kind.INCLUDE_DOTENV, ExitCode.UNKNOWN, included, range, words, words);
  }

  private static @Nullable LoadRefusal conflict(Programs programs, IncludeGraph graph) {
    Conflicts.Conflict conflict = Conflicts.find(programs, graph.files());
    if (conflict == null) {
      return null;
    }
    String words =
        "task: Found multiple tasks ("
            + conflict.task()
            + ") included by \""
            + conflict.namespace()
            + "\"\"";
    return LoadRefusal.of(
        Kind.NAME_CONFLICT,
        ExitCode.TASK_NAME_CONFLICT,
        conflict.file(),
        TextRange.at(0),
        words,
        words);
  }
}
