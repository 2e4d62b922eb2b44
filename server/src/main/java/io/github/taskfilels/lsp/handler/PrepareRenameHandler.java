package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.rename.RenameRefusedException;
import io.github.taskfilels.ide.rename.Renames;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;

/** {@code textDocument/prepareRename}: what would be renamed, or why it cannot be. */
public record PrepareRenameHandler(Session session) {

  @SuppressWarnings("NullAway") // Null is how the protocol says that there is nothing.
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      answer(PrepareRenameParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
            session,
            "textDocument/prepareRename",
            params.getTextDocument(),
            Optional.<PrepareRenameResult>empty(),
            (snapshot, file, convert) -> {
              try {
                return Optional.ofNullable(Renames.target(snapshot, file, convert.offset(position)))
                    .map(
                        target ->
                            new PrepareRenameResult(convert.range(target.range()), target.name()));
              } catch (RenameRefusedException e) {
                throw Failures.failed(e.getMessage(), null);
              }
            })
        .thenApply(found -> found.map(PrepareRenameHandler::form).orElse(null));
  }

  private static Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior> form(
      PrepareRenameResult result) {
    return Either3.forSecond(result);
  }
}
