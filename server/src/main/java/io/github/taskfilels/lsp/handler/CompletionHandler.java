package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.completion.Completions;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.RecentRuns;
import io.github.taskfilels.lsp.session.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * {@code textDocument/completion}: what may be written at the cursor.
 *
 * @param recent which tasks ran lately
 */
public record CompletionHandler(Session session, RecentRuns recent) {

  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> answer(
      CompletionParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
        session,
        "textDocument/completion",
        params.getTextDocument(),
        Either.forRight(new CompletionList(false, List.of())),
        (snapshot, file, convert) ->
            Either.forRight(
                session
                    .profile()
                    .completion()
                    .list(
                        Completions.at(snapshot, file, convert.offset(position), recent),
                        convert)));
  }
}
