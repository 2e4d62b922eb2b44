package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.convert.TextChanges;
import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Documents;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;

/** {@code textDocument/didChange}: an open document has a new text. */
public record DidChangeHandler(Session session, DiagnosticsPublisher publisher) {

  public void accept(DidChangeTextDocumentParams params) {
    FileId file = FileId.ofUri(params.getTextDocument().getUri());
    Documents.Document before = session.documents().get(file);
    if (before == null) {
      session.log().warning("change of a document that is not open: " + file);
      return;
    }
    String text = TextChanges.apply(before.text(), params.getContentChanges(), session.encoding());
    Integer number = params.getTextDocument().getVersion();
    int version = number == null ? before.version() + 1 : number;
    session.documents().open(file, new Documents.Document(before.uri(), version, text));
    session.workspace().change(file, version, text);
    publisher.textChanged(file);
  }
}
