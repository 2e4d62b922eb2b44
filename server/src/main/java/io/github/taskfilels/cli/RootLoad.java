package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.graph.IncludeEdge;
import io.github.taskfilels.graph.IncludeGraph;
import io.github.taskfilels.graph.Target;
import io.github.taskfilels.ide.rules.Diagnostics;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.ide.rules.Severity;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;

/** Refuses a root that Task would not load, with Task's exit code and our words. */
final class RootLoad {
  private static final int NOT_FOUND = 100;
  private static final int NO_VERSION = 107;
  private static final int UNTYPED = 1;

  /** Task's exit codes of what keeps it from loading a file, by rule. */
  private static final ImmutableMap<String, Integer> CODES =
      ImmutableMap.of(
          "yaml-syntax", 109,
          "schema", 102,
          "duplicate-key", 109,
          "include-missing", NOT_FOUND,
          "include-cycle", 110,
          "include-self", 110,
          "unreadable-file", UNTYPED);

  private RootLoad() {}

  /** Returns if the root and everything that it includes can be loaded. */
  static void check(Console console, Snapshot snapshot, FileId root) throws ExitException {
    IncludeGraph graph = IncludeGraph.of(snapshot, root);
    Diagnostics diagnostics =
        new Diagnostics(
            (rule, file, failure) -> {
              throw failure;
            });
    for (FileId file : graph.files()) {
      for (Finding finding : diagnostics.of(snapshot, file)) {
        Integer code = CODES.get(finding.ruleId());
        if (code != null && finding.severity() == Severity.ERROR) {
          Summary summary = snapshot.summary(file);
          boolean version = summary != null && summary.version().isEmpty() && code == 102;
          throw new ExitException(version ? NO_VERSION : code, text(console, snapshot, finding));
        }
      }
      for (IncludeEdge edge : graph.includes(file)) {
        refuse(file, edge);
      }
    }
  }

  private static String text(Console console, Snapshot snapshot, Finding finding) {
    String text = new Findings(console, snapshot, ImmutableList.of(finding), 1).text();
    return text.stripTrailing();
  }

  private static void refuse(FileId file, IncludeEdge edge) throws ExitException {
    String where = "include '" + edge.entry().namespace() + "' in " + file;
    switch (edge.target()) {
      case Target.Remote(String url) ->
          throw new ExitException(UNTYPED, "not supported yet: remote " + where + ": " + url);
      case Target.Dynamic(String reason) ->
          throw new ExitException(UNTYPED, "not supported yet: " + where + ": " + reason);
      case Target.Refused(String reason) ->
          throw new ExitException(UNTYPED, "task: " + where + ": " + reason);
      case Target.Failed failed ->
          throw new ExitException(UNTYPED, "task: " + where + ": " + failed.failure().message());
      case Target.Resolved _, Target.Missing _, Target.OptionalAbsent _, Target.Unwritten _ -> {}
    }
  }
}
