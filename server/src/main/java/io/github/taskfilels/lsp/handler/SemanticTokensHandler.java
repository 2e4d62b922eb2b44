package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.tokens.DocumentTokens;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.convert.TokenForm;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.lsp.session.TokenResults;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensDelta;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * {@code textDocument/semanticTokens/…}: what names and pieces of templates and scripts are.
 *
 * @param results what the client got before
 */
public record SemanticTokensHandler(Session session, TokenResults results) {

  public CompletableFuture<SemanticTokens> full(SemanticTokensParams params) {
    return DocumentRequests.read(
        session,
        "textDocument/semanticTokens/full",
        params.getTextDocument(),
        new SemanticTokens(List.of()),
        (snapshot, file, convert) -> tokens(results.put(file, data(snapshot, file, convert))));
  }

  /** What has changed since an answer; the whole where that is not known any more. */
  public CompletableFuture<Either<SemanticTokens, SemanticTokensDelta>> delta(
      SemanticTokensDeltaParams params) {
    String id = params.getPreviousResultId();
    return DocumentRequests.read(
        session,
        "textDocument/semanticTokens/full/delta",
        params.getTextDocument(),
        Either.forLeft(new SemanticTokens(List.of())),
        (snapshot, file, convert) -> {
          TokenResults.Result before = results.get(file, id);
          TokenResults.Result now = results.put(file, data(snapshot, file, convert));
          return before == null
              ? Either.forLeft(tokens(now))
              : Either.forRight(
                  new SemanticTokensDelta(TokenForm.edits(before.data(), now.data()), now.id()));
        });
  }

  public CompletableFuture<SemanticTokens> range(SemanticTokensRangeParams params) {
    Range range = Parameters.range(params.getRange());
    return DocumentRequests.read(
        session,
        "textDocument/semanticTokens/range",
        params.getTextDocument(),
        new SemanticTokens(List.of()),
        (snapshot, file, convert) -> {
          TextRange wanted = convert.span(range);
          int[] data = form().encode(DocumentTokens.in(snapshot, file, wanted), convert);
          return new SemanticTokens(TokenForm.list(data));
        });
  }

  private TokenForm form() {
    return session.profile().tokens();
  }

  private int[] data(Snapshot snapshot, FileId file, ToLsp convert) {
    return form().encode(DocumentTokens.of(snapshot, file), convert);
  }

  private static SemanticTokens tokens(TokenResults.Result result) {
    return new SemanticTokens(result.id(), TokenForm.list(result.data()));
  }
}
