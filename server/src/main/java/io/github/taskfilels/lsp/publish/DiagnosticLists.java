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
import org.eclipse.lsp4j.Diagnostic;

/**
 * The newest list of diagnostics of each file. Each list is of one snapshot, and none is taken
 * after one of a newer snapshot. Safe for several threads.
 */
final class DiagnosticLists {
  private final Session session;
  private final DiagnosticOutlet outlet;
  private final Map<FileId, DiagnosticList> lists = new HashMap<>();

  /**
   * @param outlet is shown each list
   */
  DiagnosticLists(Session session, DiagnosticOutlet outlet) {
    this.session = session;
    this.outlet = outlet;
  }

  /** A client that opens a file has forgotten what it was sent of it, whatever the version. */
  synchronized void forgotten(FileId file) {
    lists.computeIfPresent(file, (same, list) -> list.unversioned());
  }

  /** What the workspace rules have found last in a file, as it is shown. */
  synchronized CarriedFindings carried(Snapshot snapshot, FileId file) {
    DiagnosticList last = lists.get(file);
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
    Locations locations = session.locations();
    FileText text = snapshot.text(file);
    show(
        file,
        new DiagnosticList(
            locations.uri(file),
            diagnostics(snapshot, file, findings),
            text != null && text.origin() == FileText.Origin.OPEN_BUFFER
                ? Integer.valueOf(text.version())
                : null,
            snapshot.revision(),
            carried,
            complete));
  }

  /** Shows nothing any more for the files that are not among those of a snapshot. */
  void keepOnly(Snapshot snapshot, ImmutableSet<FileId> files) {
    ImmutableList<FileId> known;
    synchronized (this) {
      known = ImmutableList.copyOf(lists.keySet());
    }
    for (FileId file : known) {
      if (!files.contains(file)) {
        clear(snapshot, file);
      }
    }
  }

  /** Shows nothing any more for a file that is no Taskfile. */
  void clear(Snapshot snapshot, FileId file) {
    CarriedFindings none = CarriedFindings.of(snapshot, ImmutableList.of());
    String uri = session.documents().uri(file);
    show(file, new DiagnosticList(uri, ImmutableList.of(), null, snapshot.revision(), none, true));
  }

  private ImmutableList<Diagnostic> diagnostics(
      Snapshot snapshot, FileId file, ImmutableList<Finding> findings) {
    Locations locations = session.locations();
    ToLsp convert = locations.convertOrStart(snapshot, file);
    return findings.stream()
        .map(
            finding ->
                Diagnostics.of(
                    convert,
                    finding,
                    session.profile().relatedInformation(),
                    session.profile().rulePages(),
                    other -> locations.in(snapshot, other)))
        .collect(ImmutableList.toImmutableList());
  }

  private synchronized void show(FileId file, DiagnosticList next) {
    DiagnosticList last = lists.get(file);
    if (last != null && !last.before(next)) {
      return;
    }
    if (next.isNothing()) {
      lists.remove(file);
    } else {
      lists.put(file, next);
    }
    outlet.show(file, last, next);
  }
}
