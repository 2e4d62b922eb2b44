package io.github.taskfilels.lsp.session;

import io.github.taskfilels.lsp.convert.Locations;
import io.github.taskfilels.lsp.protocol.TaskfileClient;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.lsp4j.Location;

/**
 * What all handlers of one client share.
 *
 * @param documents the open documents in the client's words
 * @param disk watches the disk where the client does not
 * @param diskChanges what the client tells of the disk
 * @param currentSettings what the client has set, as last heard
 * @param cancellations what the client may cancel where it shows progress
 * @param lensRefresh tells the client to ask for code lenses again, if it can be told
 */
public record Session(
    TaskfileClient client,
    ClientProfile profile,
    Workspace workspace,
    Documents documents,
    Dispatcher dispatcher,
    ClientLog log,
    DiskWatch disk,
    DiskChanges diskChanges,
    AtomicReference<ClientSettings> currentSettings,
    Cancellations cancellations,
    Refresh lensRefresh) {

  public ClientSettings settings() {
    return Objects.requireNonNull(currentSettings.get(), "set when the session begins");
  }

  /** What a request is answered from. */
  public Snapshot snapshot() {
    diskChanges.takeFew();
    return disk.snapshot();
  }

  public PositionEncoding encoding() {
    return profile.encoding();
  }

  /** Makes places in files as the client names and counts them. */
  public Locations locations() {
    return new Locations(encoding(), documents::uri);
  }

  /** Makes locations in one file; in a file without text, every range is its start. */
  public Function<TextRange, Location> location(Snapshot snapshot, FileId file) {
    return locations().in(snapshot, file);
  }
}
