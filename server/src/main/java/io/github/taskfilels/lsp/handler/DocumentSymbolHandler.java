package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.ide.DocumentSymbols;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.taskfile.Taskfile;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

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
          Taskfile taskfile = snapshot.taskfile(file);
          return taskfile == null
              ? List.of()
              : DocumentSymbols.of(taskfile).stream()
                  .map(
                      symbol ->
                          Either.<SymbolInformation, DocumentSymbol>forRight(
                              convert.symbol(symbol)))
                  .toList();
        });
  }
}
