package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.DiskChanges;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.workspace.DiskChange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileEvent;

/** {@code workspace/didChangeWatchedFiles}: something happened on the disk. */
public record DidChangeWatchedFilesHandler(
    DiskChanges disk, DiagnosticsPublisher publisher, TaskfileSearch search) {

  public void accept(DidChangeWatchedFilesParams params) {
    List<DiskChange> changes = new ArrayList<>();
    for (FileEvent event : Parameters.present(params.getChanges())) {
      FileId file = FileId.ofUri(Parameters.required(event.getUri(), "uri of changes"));
      DiskChange.Kind kind =
          switch (event.getType()) {
            case Created -> DiskChange.Kind.CREATED;
            case Deleted -> DiskChange.Kind.DELETED;
            // A type that the protocol does not have (yet) is some change.
            case null, default -> DiskChange.Kind.CHANGED;
          };
      changes.add(new DiskChange(file, kind));
    }
    disk.tell(changes);
  }

  /** What follows from changes once they are taken over. */
  public void taken(Snapshot snapshot, List<DiskChange> changes) {
    List<FileId> newFolders = new ArrayList<>();
    for (DiskChange change : changes) {
      if (change.kind() == DiskChange.Kind.CREATED
          && snapshot.kind(change.file()) == PathKind.DIRECTORY) {
        newFolders.add(change.file());
      }
    }
    publisher.workspaceChanged();
    search.begin(newFolders);
  }
}
