package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.Definitions;
import io.github.taskfilels.lsp.session.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/definition}: where the task or file under the cursor is written. */
public record DefinitionHandler(Session session) {

  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>> answer(
      DefinitionParams params) {
    return DocumentRequests.read(
        session,
        "textDocument/definition",
        params.getTextDocument(),
        Either.forLeft(List.of()),
        (snapshot, file, convert) ->
            Either.forLeft(
                Definitions.at(snapshot, file, convert.offset(params.getPosition())).stream()
                    .map(
                        target ->
                            session.location(snapshot, target.file()).apply(target.selection()))
                    .toList()));
  }
}
