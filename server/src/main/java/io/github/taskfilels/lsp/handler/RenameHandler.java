package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.rename.RenameRefusedException;
import io.github.taskfilels.ide.rename.Renames;
import io.github.taskfilels.lsp.convert.WorkspaceEdits;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.WorkspaceEdit;

/**
 * {@code textDocument/rename}. Guesses are changed where the client asks the user about them, and
 * else told.
 */
public record RenameHandler(Session session) {

  public CompletableFuture<WorkspaceEdit> answer(RenameParams params) {
    Position position = Parameters.position(params.getPosition());
    String newName = Parameters.required(params.getNewName(), "newName");
    return DocumentRequests.read(
        session,
        "textDocument/rename",
        params.getTextDocument(),
        new WorkspaceEdit(),
        (snapshot, file, convert) -> {
          try {
            Renames.Result result =
                Renames.rename(
                    snapshot,
                    file,
                    convert.offset(position),
                    newName,
                    session.profile().edits().annotations());
            if (!result.left().isEmpty()) {
              tell(
                  "not renamed, for it may be something else: " + String.join(", ", result.left()));
            }
            return new WorkspaceEdits(session.profile().edits(), session.locations())
                .of(snapshot, result.changes());
          } catch (RenameRefusedException e) {
            throw Failures.failed(e.getMessage(), null);
          }
        });
  }

  private void tell(String message) {
    session.client().showMessage(new MessageParams(MessageType.Warning, message));
  }
}
