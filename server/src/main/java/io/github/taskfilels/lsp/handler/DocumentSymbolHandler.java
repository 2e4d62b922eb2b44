package io.github.taskfilels.lsp.handler;

import com.google.common.collect.Lists;
import io.github.taskfilels.ide.DocumentSymbols;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** {@code textDocument/documentSymbol}: the outline. */
public record DocumentSymbolHandler(Session session) {

  @SuppressWarnings("deprecation") // The flat form stands in the signature of the interface.
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> answer(
      DocumentSymbolParams params) {
    return DocumentRequests.read(
        session,
        "textDocument/documentSymbol",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) -> {
          List<DocumentSymbol> symbols =
              LongAnswers.cut(session.log(), "symbols", file, DocumentSymbols.of(snapshot, file))
                  .stream()
                  .map(convert::symbol)
                  .toList();
          if (session.profile().symbolTree()) {
            return Lists.transform(symbols, Either::forRight);
          }
          List<Either<SymbolInformation, DocumentSymbol>> flat = new ArrayList<>();
          addFlat(flat, session.documents().uri(file), null, symbols);
          return flat;
        });
  }

  @SuppressWarnings("deprecation") // Clients without trees of symbols know nothing else.
  private static void addFlat(
      List<Either<SymbolInformation, DocumentSymbol>> flat,
      String uri,
      @Nullable String container,
      List<DocumentSymbol> symbols) {
    for (DocumentSymbol symbol : symbols) {
      flat.add(
          Either.forLeft(
              new SymbolInformation(
                  symbol.getName(),
                  symbol.getKind(),
                  new Location(uri, symbol.getSelectionRange()),
                  container)));
      addFlat(flat, uri, symbol.getName(), symbol.getChildren());
    }
  }
}
