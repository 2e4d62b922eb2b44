package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.lsp.session.TokenResults;
import io.github.taskfilels.workspace.FileId;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;

/** {@code textDocument/didClose}: what is on the disk counts again. */
public record DidCloseHandler(
    Session session, DiagnosticsPublisher publisher, TokenResults tokens) {

  public void accept(DidCloseTextDocumentParams params) {
    FileId file = Parameters.file(params.getTextDocument());
    session.documents().close(file);
    session.workspace().close(file);
    publisher.closed(file);
    tokens.close(file);
  }
}
