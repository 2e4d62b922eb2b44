package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.lsp.convert.CompletionData;
import io.github.taskfilels.lsp.convert.PlainMarkdown;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;

/** {@code completionItem/resolve}: the documentation of the item that somebody looks at. */
public record CompletionResolveHandler(Session session) {

  public CompletableFuture<CompletionItem> answer(CompletionItem item) {
    Documentation documentation = CompletionData.read(item.getData());
    if (documentation == null) {
      return CompletableFuture.completedFuture(item);
    }
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            "completionItem/resolve",
            null,
            cancel -> {
              String markdown = documentation.markdown(captured.cancellable(cancel));
              if (markdown != null) {
                item.setDocumentation(content(markdown));
              }
              return item;
            });
  }

  private MarkupContent content(String markdown) {
    return session.profile().completion().markdown()
        ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
        : new MarkupContent(MarkupKind.PLAINTEXT, PlainMarkdown.text(markdown));
  }
}
