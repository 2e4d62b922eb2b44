package io.github.taskfilels.lsp;

import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.lsp4j.Location;
import org.jspecify.annotations.Nullable;

/**
 * What all handlers of one client share.
 *
 * @param documents the open documents in the client's words
 * @param currentSettings what the client has set, as last heard
 */
record Session(
    TaskfileClient client,
    ClientProfile profile,
    Workspace workspace,
    Documents documents,
    Dispatcher dispatcher,
    ClientLog log,
    AtomicReference<ClientSettings> currentSettings) {

  ClientSettings settings() {
    return Objects.requireNonNull(currentSettings.get(), "set when the session begins");
  }

  PositionEncoding encoding() {
    return profile.encoding();
  }

  /** Converts for a file at a snapshot; null where the file has no text. */
  @Nullable ToLsp convert(Snapshot snapshot, FileId file) {
    LineIndex lines = snapshot.lines(file);
    return lines == null ? null : new ToLsp(lines, encoding());
  }

  /** Makes locations in one file; in a file without text, every range is its start. */
  Function<TextRange, Location> location(Snapshot snapshot, FileId file) {
    ToLsp convert = convert(snapshot, file);
    String uri = documents.uri(file);
    return range ->
        new Location(
            uri,
            convert == null
                ? new ToLsp(new LineIndex(""), encoding()).range(TextRange.at(0))
                : convert.range(range));
  }
}
