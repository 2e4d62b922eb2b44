package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.SymbolReferences;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.PartialResults;
import io.github.taskfilels.lsp.session.Progress;
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
          PartialResults<Location> results = new PartialResults<>(session, params);
          try (Progress progress = Progress.asked(session, params, "Searching references")) {
            SymbolReferences.at(
                snapshot,
                file,
                convert.offset(position),
                declarations,
                (places, done, files) -> {
                  for (SymbolReferences.Place place : places) {
                    results.add(
                        locations
                            .computeIfAbsent(place.file(), id -> session.location(snapshot, id))
                            .apply(place.occurrence().range()));
                  }
                  if (done < files) {
                    progress.report(done + " of " + files + " files");
                  }
                });
          }
          LongAnswers.warn(session.log(), "references to one name", file, results.count());
          return results.rest();
        });
  }
}
