package io.github.taskfilels.ide.rules;

import com.google.common.hash.Hashing;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Holds included files to the {@code checksum} of their entries: SHA-256 of the file, in hex. */
final class IncludeChecksums {
  private IncludeChecksums() {}

  /**
   * A file that is not the one that the entry wants.
   *
   * @param range where the checksum is written
   * @param file the included one
   */
  record Mismatch(TextRange range, FileId file, String got, String want) {
    /** In Task's words. */
    String words() {
      return "task: The checksum of the Taskfile at \""
          + file
          + "\" does not match!\ngot: \""
          + got
          + "\"\nwant: \""
          + want
          + "\"";
    }

    String message() {
      return file.fileName() + " has another checksum, " + got + "; Task refuses to include it";
    }
  }

  /** Null where none is wanted, or where it is the right one. */
  static @Nullable Mismatch of(Snapshot snapshot, IncludeEdge edge, FileId to) {
    String want = edge.entry().checksum();
    if (want == null || !(snapshot.content(to) instanceof FileText content)) {
      return null;
    }
    String got = Hashing.sha256().hashString(content.text(), StandardCharsets.UTF_8).toString();
    Include written = edge.written(snapshot);
    Text place = written == null ? null : written.checksum();
    return got.equals(want)
        ? null
        : new Mismatch(place == null ? TextRange.at(0) : place.range(), to, got, want);
  }
}
