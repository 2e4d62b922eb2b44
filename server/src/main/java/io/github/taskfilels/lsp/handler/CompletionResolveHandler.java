package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.lsp.convert.DocumentationData;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CompletionItem;

/** {@code completionItem/resolve}: the documentation of the item that somebody looks at. */
public record CompletionResolveHandler(Session session) {

  public CompletableFuture<CompletionItem> answer(CompletionItem item) {
    Documentation documentation = DocumentationData.read(item.getData());
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
                item.setDocumentation(
                    ToLsp.markup(markdown, session.profile().completion().markdown()));
              }
              return item;
            });
  }
}
