package io.github.taskfilels.lsp;

import com.google.gson.JsonObject;
import io.github.taskfilels.ide.CodeLenses;
import io.github.taskfilels.ide.Definitions;
import io.github.taskfilels.ide.DocumentLinks;
import io.github.taskfilels.ide.DocumentSymbols;
import io.github.taskfilels.ide.Hovers;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** The methods {@code textDocument/…}. */
public final class DocumentHandlers implements TextDocumentService {
  private @Nullable Session begun;
  private @Nullable DiagnosticsPublisher publisher;

  void begin(Session session, DiagnosticsPublisher diagnostics) {
    begun = session;
    publisher = diagnostics;
  }

  private Session session() {
    if (begun == null) {
      throw Failures.notInitialized();
    }
    return begun;
  }

  private DiagnosticsPublisher diagnostics() {
    return Objects.requireNonNull(publisher, "begun with the session");
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams params) {
    TextDocumentItem item = params.getTextDocument();
    FileId file = FileId.ofUri(item.getUri());
    newText(file, new Documents.Document(item.getUri(), item.getVersion(), item.getText()), true);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams params) {
    FileId file = FileId.ofUri(params.getTextDocument().getUri());
    Documents.Document before = session().documents().get(file);
    Integer version = params.getTextDocument().getVersion();
    if (before == null) {
      session().log().warning("change of a document that is not open: " + file);
      return;
    }
    String text =
        Documents.changed(before.text(), params.getContentChanges(), session().encoding());
    int number = version == null ? before.version() + 1 : version;
    newText(file, new Documents.Document(before.uri(), number, text), false);
  }

  private void newText(FileId file, Documents.Document document, boolean opened) {
    Session session = session();
    Object before = session.workspace().snapshot().summary(file);
    session.documents().open(file, document);
    Snapshot after = session.workspace().open(file, document.version(), document.text());
    diagnostics().fileChanged(file, opened || after.summary(file) != before);
  }

  @Override
  public void didClose(DidCloseTextDocumentParams params) {
    FileId file = FileId.ofUri(params.getTextDocument().getUri());
    session().documents().close(file);
    session().workspace().close(file);
    diagnostics().fileChanged(file, true);
  }

  @Override
  public void didSave(DidSaveTextDocumentParams params) {
    // The text is known from the changes, and the file watcher tells of the disk.
  }

  /**
   * Answers a request about one file: the snapshot is taken here, on the thread that read the
   * message. A file without text gives an empty answer.
   */
  private <T> CompletableFuture<T> read(
      String method, TextDocumentIdentifier document, T nothing, Body<T> body) {
    Session session = session();
    FileId file = FileId.ofUri(document.getUri());
    Snapshot captured = session.workspace().snapshot();
    return session
        .dispatcher()
        .read(
            method,
            cancel -> {
              Snapshot snapshot = captured.cancellable(cancel);
              ToLsp convert = session.convert(snapshot, file);
              return convert == null ? nothing : body.answer(snapshot, file, convert);
            });
  }

  /** What a request does with its snapshot. */
  @FunctionalInterface
  private interface Body<T> {
    T answer(Snapshot snapshot, FileId file, ToLsp convert);
  }

  @Override
  @SuppressWarnings("deprecation") // The flat form stands in the signature of the interface.
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams params) {
    return read(
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

  @Override
  @SuppressWarnings("NullAway") // Null is how the protocol says that there is nothing to show.
  public CompletableFuture<Hover> hover(HoverParams params) {
    return read(
            "textDocument/hover",
            params.getTextDocument(),
            Optional.<Hover>empty(),
            (snapshot, file, convert) ->
                Optional.ofNullable(Hovers.at(snapshot, file, convert.offset(params.getPosition())))
                    .map(
                        hover ->
                            new Hover(
                                new MarkupContent(MarkupKind.MARKDOWN, hover.markdown()),
                                convert.range(hover.range()))))
        .thenApply(hover -> hover.orElse(null));
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams params) {
    return read(
        "textDocument/definition",
        params.getTextDocument(),
        Either.forLeft(List.of()),
        (snapshot, file, convert) ->
            Either.forLeft(
                Definitions.at(snapshot, file, convert.offset(params.getPosition())).stream()
                    .map(
                        target ->
                            session().location(snapshot, target.file()).apply(target.selection()))
                    .toList()));
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams params) {
    return read(
        "textDocument/documentLink",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            DocumentLinks.of(snapshot, file).stream()
                .map(
                    link ->
                        new DocumentLink(
                            convert.range(link.range()), session().documents().uri(link.target())))
                .toList());
  }

  @Override
  public CompletableFuture<List<? extends CodeLens>> codeLens(CodeLensParams params) {
    String uri = params.getTextDocument().getUri();
    BiFunction<ToLsp, CodeLenses.Lens, CodeLens> toLsp =
        (convert, lens) -> new CodeLens(convert.range(lens.range()), command(uri, lens), null);
    return read(
        "textDocument/codeLens",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            session().settings().codeLens()
                ? CodeLenses.of(snapshot, file).stream()
                    .map(lens -> toLsp.apply(convert, lens))
                    .toList()
                : List.of());
  }

  private Command command(String uri, CodeLenses.Lens lens) {
    JsonObject argument = new JsonObject();
    argument.addProperty("uri", uri);
    argument.addProperty("root", session().documents().uri(lens.root()));
    if (lens.task() != null) {
      argument.addProperty("task", lens.task());
    }
    return switch (lens.kind()) {
      case RUN -> new Command("▶ Run", Commands.RUN, List.of(argument));
      case TASK_GRAPH -> {
        argument.addProperty("kind", "task");
        yield new Command("Graph", Commands.GRAPH, List.of(argument));
      }
      case INCLUDE_GRAPH -> {
        argument.addProperty("kind", "include");
        yield new Command("Include graph", Commands.GRAPH, List.of(argument));
      }
    };
  }
}
