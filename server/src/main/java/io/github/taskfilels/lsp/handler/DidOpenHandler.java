package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Documents;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.Objects;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.TextDocumentItem;

/** {@code textDocument/didOpen}: the editor's text counts from now on. */
public record DidOpenHandler(Session session, DiagnosticsPublisher publisher) {

  public void accept(DidOpenTextDocumentParams params) {
    TextDocumentItem item = Parameters.required(params.getTextDocument(), "textDocument");
    String uri = Parameters.required(item.getUri(), "textDocument.uri");
    String text = Parameters.required(item.getText(), "textDocument.text");
    FileId file = FileId.ofUri(uri);
    Documents.Document document = new Documents.Document(uri, item.getVersion(), text);
    session.documents().open(file, document);
    String language = Objects.requireNonNullElse(item.getLanguageId(), "");
    session.workspace().open(file, language, document.version(), document.text());
    publisher.opened(file);
  }
}
