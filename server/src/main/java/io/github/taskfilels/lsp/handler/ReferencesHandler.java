package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.SymbolReferences;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ReferenceParams;

/** {@code textDocument/references}: all that names what is under the cursor. */
public record ReferencesHandler(Session session) {

  public CompletableFuture<List<? extends Location>> answer(ReferenceParams params) {
    Position position = Parameters.position(params.getPosition());
    boolean declarations =
        params.getContext() == null || params.getContext().isIncludeDeclaration();
    return DocumentRequests.read(
        session,
        "textDocument/references",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) -> {
          Map<FileId, Function<TextRange, Location>> locations = new HashMap<>();
          return LongAnswers.cut(
                  session.log(),
                  "references to one name",
                  file,
                  SymbolReferences.at(snapshot, file, convert.offset(position), declarations))
              .stream()
              .map(
                  place ->
                      locations
                          .computeIfAbsent(place.file(), id -> session.location(snapshot, id))
                          .apply(place.occurrence().range()))
              .toList();
        });
  }
}
