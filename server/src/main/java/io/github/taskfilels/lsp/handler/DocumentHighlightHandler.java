package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.DocumentHighlights;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.Position;

/** {@code textDocument/documentHighlight}: where the file names what is under the cursor. */
public record DocumentHighlightHandler(Session session) {

  public CompletableFuture<List<? extends DocumentHighlight>> answer(
      DocumentHighlightParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
        session,
        "textDocument/documentHighlight",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            LongAnswers.cut(
                    session.log(),
                    "highlights of one name",
                    file,
                    DocumentHighlights.at(snapshot, file, convert.offset(position)))
                .stream()
                .map(
                    found ->
                        new DocumentHighlight(
                            convert.range(found.range()),
                            found.write()
                                ? DocumentHighlightKind.Write
                                : DocumentHighlightKind.Read))
                .toList());
  }
}
