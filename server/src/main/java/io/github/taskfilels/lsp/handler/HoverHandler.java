package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.ide.ProjectFacts;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Position;

/** {@code textDocument/hover}: what is known of what the cursor stands on. */
public record HoverHandler(Session session, ProjectFacts facts) {

  @SuppressWarnings("NullAway") // Null is how the protocol says that there is nothing to show.
  public CompletableFuture<Hover> answer(HoverParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
            session,
            "textDocument/hover",
            params.getTextDocument(),
            Optional.<Hover>empty(),
            (snapshot, file, convert) ->
                Optional.ofNullable(Hovers.at(snapshot, file, convert.offset(position), facts))
                    .map(
                        hover ->
                            new Hover(
                                ToLsp.markup(hover.markdown(), session.profile().markdown()),
                                convert.range(hover.range()))))
        .thenApply(hover -> hover.orElse(null));
  }
}
