package io.github.taskfilels.program.load;

import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.read.Versions;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/**
 * An include of a file whose {@code version} is not the one of the including file.
 *
 * @param to the included file
 * @param own the version of the including file, as it is written
 * @param other that of the included one
 */
public record VersionClash(IncludeEdge edge, FileId to, String own, String other) {

  /**
   * Null where both are the same, or one of them is no version. Reads summaries alone, so that
   * typing in an included file does not lead here.
   */
  public static @Nullable VersionClash of(Snapshot snapshot, IncludeEdge edge) {
    FileId to = edge.to();
    String own = version(snapshot, edge.from());
    String other = to == null ? null : version(snapshot, to);
    if (to == null || own == null || other == null) {
      return null;
    }
    String canonical = Versions.canonical(own);
    String canonicalOther = Versions.canonical(other);
    return canonical == null || canonicalOther == null || canonical.equals(canonicalOther)
        ? null
        : new VersionClash(edge, to, own, other);
  }

  private static @Nullable String version(Snapshot snapshot, FileId file) {
    Summary summary = snapshot.summary(file);
    return summary == null ? null : summary.version();
  }

  /** Why the including file is refused, in Task's words. */
  LoadRefusal refusal(Snapshot snapshot) {
    String words =
        "task: Taskfiles versions should match. First is \""
            + Versions.canonical(own)
            + "\" but second is \""
            + Versions.canonical(other)
            + "\"";
    return LoadRefusal.of(
        Kind.INCLUDE_VERSION, ExitCode.UNKNOWN, edge.from(), edge.range(snapshot), words, words);
  }
}
