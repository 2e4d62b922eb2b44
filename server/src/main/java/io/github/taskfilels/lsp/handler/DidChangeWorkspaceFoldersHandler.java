package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.WorkspaceFolder;

/** {@code workspace/didChangeWorkspaceFolders}: other folders are open. */
public record DidChangeWorkspaceFoldersHandler(
    Session session, DiagnosticsPublisher publisher, TaskfileSearch search) {

  public void accept(DidChangeWorkspaceFoldersParams params) {
    List<FileId> folders = new ArrayList<>(session.workspace().snapshot().folders());
    params.getEvent().getRemoved().forEach(folder -> folders.remove(FileId.ofUri(folder.getUri())));
    ImmutableList<FileId> added =
        params.getEvent().getAdded().stream()
            .map(WorkspaceFolder::getUri)
            .map(FileId::ofUri)
            .filter(folder -> !folders.contains(folder))
            .collect(ImmutableList.toImmutableList());
    folders.addAll(added);
    session.workspace().foldersChanged(folders);
    publisher.workspaceChanged();
    search.begin(added);
  }
}
