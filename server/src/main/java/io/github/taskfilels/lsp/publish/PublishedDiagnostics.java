package io.github.taskfilels.lsp.publish;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.rules.CarriedFindings;
import io.github.taskfilels.ide.rules.Finding;
import io.github.taskfilels.lsp.convert.Diagnostics;
import io.github.taskfilels.lsp.convert.Locations;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * The lists that the client has. Each list is of one snapshot: findings, places and version. Every
 * version of an open file gets its list, for editors forget the last one with its text; beyond that
 * one is sent only when it differs from the last of its file, and never after one of a newer
 * snapshot. Safe for several threads.
 */
final class PublishedDiagnostics {
  private final Session session;
  private final Map<FileId, Sent> sent = new HashMap<>();

  PublishedDiagnostics(Session session) {
    this.session = session;
  }

  /**
   * The last list of a file.
   *
   * @param carried what the workspace rules have found last
   * @param complete whether the workspace rules are of the same revision as all else
   */
  private record Sent(
      PublishDiagnosticsParams params, long revision, CarriedFindings carried, boolean complete) {

    /** Whether a list comes later than this one. */
    boolean before(long newRevision, boolean newComplete) {
      return newRevision > revision || (newRevision == revision && (newComplete || !complete));
    }

    /** Whether a client that has this list need not be sent another one. */
    boolean covers(PublishDiagnosticsParams next) {
      return params.getDiagnostics().equals(next.getDiagnostics())
          && params.getUri().equals(next.getUri())
          && (next.getVersion() == null || next.getVersion().equals(params.getVersion()));
    }
  }

  /** A client that opens a file has forgotten what it was sent of it, whatever the version. */
  synchronized void forgotten(FileId file) {
    Sent last = sent.get(file);
    if (last != null) {
      last.params().setVersion(null);
    }
  }

  /** What the workspace rules have found last in a file, as it is shown. */
  synchronized CarriedFindings carried(Snapshot snapshot, FileId file) {
    Sent last = sent.get(file);
    return last == null ? CarriedFindings.of(snapshot, ImmutableList.of()) : last.carried();
  }

  /**
   * Shows the findings of a file.
   *
   * @param carried what is kept of the workspace rules until they run again
   * @param complete whether they ran on this snapshot
   */
  void publish(
      Snapshot snapshot,
      FileId file,
      ImmutableList<Finding> findings,
      CarriedFindings carried,
      boolean complete) {
    if (snapshot.isOpen(file)
        && !snapshot.content(file).equals(session.workspace().snapshot().content(file))) {
      return; // A newer text is on its way.
    }
    PublishDiagnosticsParams params = params(snapshot, file, findings);
    send(file, new Sent(params, snapshot.revision(), carried, complete));
  }

  /** Shows nothing any more for the files that are not among those of a snapshot. */
  void keepOnly(Snapshot snapshot, ImmutableSet<FileId> files) {
    ImmutableList<FileId> known;
    synchronized (this) {
      known = ImmutableList.copyOf(sent.keySet());
    }
    for (FileId file : known) {
      if (!files.contains(file)) {
        clear(snapshot, file);
      }
    }
  }

  /** Shows nothing any more for a file that is no Taskfile. */
  void clear(Snapshot snapshot, FileId file) {
    PublishDiagnosticsParams nothing =
        new PublishDiagnosticsParams(session.documents().uri(file), ImmutableList.of());
    CarriedFindings none = CarriedFindings.of(snapshot, ImmutableList.of());
    send(file, new Sent(nothing, snapshot.revision(), none, true));
  }

  private PublishDiagnosticsParams params(
      Snapshot snapshot, FileId file, ImmutableList<Finding> findings) {
    Locations locations = session.locations();
    ToLsp convert = locations.convertOrStart(snapshot, file);
    PublishDiagnosticsParams params =
        new PublishDiagnosticsParams(
            locations.uri(file),
            findings.stream()
                .map(
                    finding ->
                        Diagnostics.of(
                            convert,
                            finding,
                            session.profile().relatedInformation(),
                            other -> locations.in(snapshot, other)))
                .toList());
    FileText text = snapshot.text(file);
    if (text != null && text.origin() == FileText.Origin.OPEN_BUFFER) {
      params.setVersion(text.version());
    }
    return params;
  }

  private synchronized void send(FileId file, Sent next) {
    Sent last = sent.get(file);
    if (last != null && !last.before(next.revision(), next.complete())) {
      return;
    }
    PublishDiagnosticsParams params = next.params();
    boolean nothing = params.getDiagnostics().isEmpty() && params.getVersion() == null;
    boolean known = last == null ? nothing : last.covers(params);
    if (nothing) {
      sent.remove(file);
    } else {
      sent.put(file, next);
    }
    if (!known) {
      if (last != null && !last.params().getUri().equals(params.getUri())) {
        // The client spells the file another way now: its list must not stay under the old name.
        session
            .client()
            .publishDiagnostics(
                new PublishDiagnosticsParams(last.params().getUri(), ImmutableList.of()));
      }
      session.client().publishDiagnostics(params);
    }
  }
}
