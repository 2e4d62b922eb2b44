package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.DocumentLinks;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Session;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;

/** {@code textDocument/documentLink}: the paths that lead to files. */
public record DocumentLinkHandler(Session session) {

  public CompletableFuture<List<DocumentLink>> answer(DocumentLinkParams params) {
    return DocumentRequests.read(
        session,
        "textDocument/documentLink",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            LongAnswers.cut(session.log(), "links", file, DocumentLinks.of(snapshot, file)).stream()
                .map(
                    link ->
                        new DocumentLink(
                            convert.range(link.range()), session.documents().uri(link.target())))
                .toList());
  }
}
