package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rename.FileRenames;
import io.github.taskfilels.ide.rename.Moves;
import io.github.taskfilels.ide.rename.Renames;
import io.github.taskfilels.lsp.convert.WorkspaceEdits;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.FileRename;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.RenameFilesParams;
import org.eclipse.lsp4j.WorkspaceEdit;

/** {@code workspace/willRenameFiles}: the paths that have to be changed with files and folders. */
public record WillRenameFilesHandler(Session session) {
  private static final String METHOD = "workspace/willRenameFiles";

  public CompletableFuture<WorkspaceEdit> answer(RenameFilesParams params) {
    ImmutableList.Builder<Moves.Move> moves = ImmutableList.builder();
    for (FileRename rename : Parameters.present(params.getFiles())) {
      moves.add(
          new Moves.Move(
              FileId.ofUri(Parameters.required(rename.getOldUri(), "files.oldUri")),
              FileId.ofUri(Parameters.required(rename.getNewUri(), "files.newUri"))));
    }
    Moves all = new Moves(moves.build());
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            METHOD,
            null,
            cancel -> {
              Snapshot snapshot = captured.cancellable(cancel);
              Renames.Result result = FileRenames.of(snapshot, all);
              if (!result.left().isEmpty()) {
                session
                    .client()
                    .showMessage(
                        new MessageParams(
                            MessageType.Warning,
                            "paths that only a run can tell are left as they are: "
                                + String.join(", ", result.left())));
              }
              return new WorkspaceEdits(session.profile().edits(), session.locations())
                  .of(snapshot, result.changes());
            });
  }
}
