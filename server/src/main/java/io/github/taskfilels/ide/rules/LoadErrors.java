package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.graph.IncludeEdge;
import io.github.taskfilels.graph.IncludeGraph;
import io.github.taskfilels.graph.Target;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/** What keeps a root from being loaded, so that nothing of it can be run. */
public final class LoadErrors {
  private static final int NOT_FOUND = 100;
  private static final int INVALID = 102;
  private static final int NO_VERSION = 107;
  private static final int BROKEN = 109;
  private static final int CYCLE = 110;
  private static final int OTHER = 1;

  /** Task's exit codes of what keeps it from loading a file, by rule. */
  private static final ImmutableMap<String, Integer> CODES =
      ImmutableMap.of(
          "yaml-syntax", BROKEN,
          "schema", INVALID,
          "duplicate-key", BROKEN,
          "include-missing", NOT_FOUND,
          "include-cycle", CYCLE,
          "include-self", CYCLE,
          "unreadable-file", OTHER);

  private LoadErrors() {}

  /**
   * A reason.
   *
   * @param exitCode with which Task ends
   */
  public record LoadError(int exitCode, String message, FileId file, TextRange range) {}

  /** The first reason in the files of a root, nearest file first; null where it can be loaded. */
  public static @Nullable LoadError first(Snapshot snapshot, FileId root) {
    IncludeGraph graph = IncludeGraph.of(snapshot, root);
    Diagnostics diagnostics =
        new Diagnostics(
            (rule, file, failure) -> {
              throw failure;
            });
    for (FileId file : graph.files()) {
      LoadError error = inFile(snapshot, file, diagnostics.of(snapshot, file));
      if (error != null) {
        return error;
      }
      for (IncludeEdge edge : graph.includes(file)) {
        String reason = refusal(edge.target());
        if (reason != null) {
          Include written = edge.written(snapshot);
          TextRange range = written == null ? TextRange.at(0) : written.targetRange();
          String message = reason + " (include '" + edge.entry().namespace() + "')";
          return new LoadError(OTHER, message, file, range);
        }
      }
    }
    return null;
  }

  private static @Nullable LoadError inFile(
      Snapshot snapshot, FileId file, ImmutableList<Finding> findings) {
    for (Finding finding : findings) {
      Integer code = CODES.get(finding.ruleId());
      if (code != null && finding.severity() == Severity.ERROR) {
        Summary summary = snapshot.summary(file);
        boolean noVersion = code == INVALID && summary != null && summary.version().isEmpty();
        return new LoadError(
            noVersion ? NO_VERSION : code, finding.message(), file, finding.range());
      }
    }
    return null;
  }

  private static @Nullable String refusal(Target target) {
    return switch (target) {
      case Target.Remote remote -> "not supported yet: remote Taskfile " + remote.url();
      case Target.Dynamic dynamic -> "not supported yet: " + dynamic.reason();
      case Target.Refused refused -> refused.reason();
      case Target.Failed failed -> failed.failure().message();
      case Target.Resolved _, Target.Missing _, Target.OptionalAbsent _, Target.Unwritten _ -> null;
    };
  }
}
