package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.ClientProfile;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFoldersChangeEvent;

/** {@code workspace/didChangeWorkspaceFolders}: other folders are open. */
public record DidChangeWorkspaceFoldersHandler(
    Session session, DiagnosticsPublisher publisher, TaskfileSearch search) {

  public void accept(DidChangeWorkspaceFoldersParams params) {
    WorkspaceFoldersChangeEvent event = Parameters.required(params.getEvent(), "event");
    List<FileId> folders = new ArrayList<>(session.workspace().snapshot().folders());
    folders.removeAll(ClientProfile.folders(event.getRemoved()));
    ImmutableList<FileId> added =
        ClientProfile.folders(event.getAdded()).stream()
            .filter(folder -> !folders.contains(folder))
            .distinct()
            .collect(ImmutableList.toImmutableList());
    folders.addAll(added);
    session.workspace().foldersChanged(folders);
    publisher.workspaceChanged();
    search.begin(added);
  }
}
