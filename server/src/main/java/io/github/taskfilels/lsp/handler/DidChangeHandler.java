package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.convert.TextChanges;
import io.github.taskfilels.lsp.publish.DiagnosticsPublisher;
import io.github.taskfilels.lsp.session.Documents;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** {@code textDocument/didChange}: an open document has a new text. */
public record DidChangeHandler(Session session, DiagnosticsPublisher publisher) {

  public void accept(DidChangeTextDocumentParams params) {
    FileId file = Parameters.file(params.getTextDocument());
    Documents.Document before = session.documents().get(file);
    if (before == null) {
      session.log().warning("change of a document that is not open: " + file);
      return;
    }
    List<TextDocumentContentChangeEvent> changes = Parameters.present(params.getContentChanges());
    changes.forEach(DidChangeHandler::check);
    String text = TextChanges.apply(before.text(), changes, session.encoding());
    Integer number = params.getTextDocument().getVersion();
    int version = number == null ? before.version() + 1 : number;
    session.documents().open(file, new Documents.Document(before.uri(), version, text));
    session.workspace().change(file, version, text);
    publisher.textChanged(file);
  }

  private static void check(TextDocumentContentChangeEvent change) {
    Parameters.required(change.getText(), "text of contentChanges");
    Range range = change.getRange();
    if (range != null) {
      Parameters.required(range.getStart(), "start of a range in contentChanges");
      Parameters.required(range.getEnd(), "end of a range in contentChanges");
    }
  }
}
