package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.function.Function;
import org.eclipse.lsp4j.Location;
import org.jspecify.annotations.Nullable;

/**
 * Makes places in files of snapshots, as the client names and counts them.
 *
 * @param uris gives the URI of a file in the client's spelling
 */
public record Locations(PositionEncoding encoding, Function<FileId, String> uris) {

  /** The URI of a file. */
  public String uri(FileId file) {
    return uris.apply(file);
  }

  /** Converts for a file at a snapshot; null where the file has no text. */
  public @Nullable ToLsp convert(Snapshot snapshot, FileId file) {
    LineIndex lines = snapshot.lines(file);
    return lines == null ? null : new ToLsp(lines, encoding);
  }

  /** As {@link #convert}; in a file without text, every range is its start. */
  public ToLsp convertOrStart(Snapshot snapshot, FileId file) {
    ToLsp convert = convert(snapshot, file);
    return convert == null ? new ToLsp(new LineIndex(""), encoding) : convert;
  }

  /** Makes locations in one file; in a file without text, every range is its start. */
  public Function<TextRange, Location> in(Snapshot snapshot, FileId file) {
    ToLsp convert = convertOrStart(snapshot, file);
    String uri = uri(file);
    return range -> new Location(uri, convert.range(range));
  }
}
