package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Documents;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.Objects;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentItem;

/** {@code textDocument/didOpen}: the editor's text counts from now on. */
public record DidOpenHandler(Session session, DiagnosticsPublisher publisher) {

  public void accept(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    FileId file = FileId.ofUri(item.getUri());
    Documents.Document document =
        new Documents.Document(item.getUri(), item.getVersion(), item.getText());
    session.documents().open(file, document);
    String language = Objects.requireNonNullElse(item.getLanguageId(), "");
    session.workspace().open(file, language, document.version(), document.text());
    publisher.opened(file);
  }
}
