package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.LinkedEditing;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.LinkedEditingRangeParams;
import org.eclipse.lsp4j.LinkedEditingRanges;
import org.eclipse.lsp4j.Position;

/** {@code textDocument/linkedEditingRange}: the names that change with the one under the cursor. */
public record LinkedEditingRangeHandler(Session session) {

  @SuppressWarnings("NullAway") // Null is how the protocol says that there are none.
  public CompletableFuture<LinkedEditingRanges> answer(LinkedEditingRangeParams params) {
    Position position = Parameters.position(params.getPosition());
    return DocumentRequests.read(
            session,
            "textDocument/linkedEditingRange",
            params.getTextDocument(),
            Optional.<LinkedEditingRanges>empty(),
            (snapshot, file, convert) ->
                linked(convert, LinkedEditing.at(snapshot, file, convert.offset(position))))
        .thenApply(ranges -> ranges.orElse(null));
  }

  private static Optional<LinkedEditingRanges> linked(ToLsp convert, List<TextRange> ranges) {
    return ranges.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LinkedEditingRanges(
                ranges.stream().map(convert::range).toList(), LinkedEditing.NAME));
  }
}
