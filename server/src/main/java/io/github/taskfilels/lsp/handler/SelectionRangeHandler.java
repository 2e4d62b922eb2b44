package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.SelectionRanges;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/selectionRange}: what a selection grows to, for each position. */
public record SelectionRangeHandler(Session session) {

  public CompletableFuture<List<SelectionRange>> answer(SelectionRangeParams params) {
    List<Position> positions =
        Parameters.required(params.getPositions(), "positions").stream()
            .map(Parameters::position)
            .toList();
    return DocumentRequests.read(
        session,
        "textDocument/selectionRange",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            positions.stream()
                .map(
                    position ->
                        chain(
                            convert, SelectionRanges.at(snapshot, file, convert.offset(position))))
                .toList());
  }

  private static SelectionRange chain(ToLsp convert, List<TextRange> ranges) {
    @Nullable SelectionRange parent = null;
    for (TextRange range : ranges.reversed()) {
      parent = new SelectionRange(convert.range(range), parent);
    }
    return parent == null ? new SelectionRange(convert.range(TextRange.at(0)), null) : parent;
  }
}
