package io.github.taskfilels.program.load;

import com.google.common.hash.Hashing;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What Task refuses of one include entry. Files are named by their whole paths. */
public final class IncludeRefusals {
  private IncludeRefusals() {}

  /** The reason of an entry; null where it can be included. */
  static @Nullable LoadRefusal of(Snapshot snapshot, IncludeEdge edge) {
    return switch (edge.target()) {
      case IncludeTarget.Broken broken -> broken(snapshot, edge, broken);
      case IncludeTarget.Unknown unknown -> unknown(snapshot, edge, unknown);
      case IncludeTarget.Resolved _ -> checksum(snapshot, edge);
      case IncludeTarget.OptionalAbsent _, IncludeTarget.Unwritten _ -> null;
    };
  }

  private static LoadRefusal broken(
      Snapshot snapshot, IncludeEdge edge, IncludeTarget.Broken broken) {
    Kind kind = Kind.INCLUDE_MISSING;
    ExitCode code = ExitCode.UNKNOWN;
    String words = "";
    String reason;
    switch (broken) {
      case IncludeTarget.Missing missing -> {
        code = ExitCode.TASKFILE_NOT_FOUND;
        words = "task: No Taskfile found at \"" + missing.sought() + "\"";
        reason =
            "there is no Taskfile at "
                + missing.sought()
                + (missing.note().isEmpty() ? "" : "; " + missing.note());
      }
      case IncludeTarget.Failed failed -> reason = failed.file() + " " + failed.failure().message();
      case IncludeTarget.Refused refused -> {
        kind = Kind.INCLUDE_PATH;
        reason = refused.reason();
      }
    }
    return refusal(kind, code, snapshot, edge, ": " + reason, words);
  }

  private static LoadRefusal unknown(
      Snapshot snapshot, IncludeEdge edge, IncludeTarget.Unknown unknown) {
    String reason =
        switch (unknown) {
          case IncludeTarget.Remote(String url) ->
              " is a remote Taskfile, which is not supported and never downloaded: "
                  + url
                  + "; copy it beside this file and include the copy";
          case IncludeTarget.Dynamic(String why) -> ": " + why;
        };
    return refusal(Kind.INCLUDE_UNRESOLVED, ExitCode.UNKNOWN, snapshot, edge, reason, "");
  }

  private static LoadRefusal refusal(
      Kind kind, ExitCode code, Snapshot snapshot, IncludeEdge edge, String reason, String words) {
    String message = "include '" + edge.entry().namespace() + "'" + reason;
    return LoadRefusal.of(kind, code, edge.from(), edge.range(snapshot), message, words);
  }

  /**
   * An included file that is not the one that the {@code checksum} of its entry wants: SHA-256 of
   * the file, in lower-case hex. Null where none is wanted, or where it is the right one.
   */
  public static @Nullable LoadRefusal checksum(Snapshot snapshot, IncludeEdge edge) {
    String want = edge.entry().checksum();
    FileId to = edge.to();
    if (want == null || to == null || !(snapshot.content(to) instanceof FileText content)) {
      return null;
    }
    String got = Hashing.sha256().hashString(content.text(), StandardCharsets.UTF_8).toString();
    if (got.equals(want)) {
      return null;
    }
    Include written = edge.written(snapshot);
    Text place = written == null ? null : written.checksum();
    return LoadRefusal.of(
        Kind.INCLUDE_CHECKSUM,
        ExitCode.TASKFILE_DOES_NOT_MATCH_CHECKSUM,
        edge.from(),
        place == null ? TextRange.at(0) : place.range(),
        to.fileName() + " has another checksum, " + got + "; Task refuses to include it",
        "task: The checksum of the Taskfile at \""
            + to
            + "\" does not match!\ngot: \""
            + got
            + "\"\nwant: \""
            + want
            + "\"");
  }
}
