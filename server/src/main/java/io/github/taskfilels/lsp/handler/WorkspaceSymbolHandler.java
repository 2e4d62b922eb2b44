package io.github.taskfilels.lsp.handler;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.ide.DocumentSymbols.Kind;
import io.github.taskfilels.ide.WorkspaceSymbols;
import io.github.taskfilels.lsp.convert.ToLsp;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Progress;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.WorkspaceSymbol;
import org.eclipse.lsp4j.WorkspaceSymbolLocation;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/**
 * {@code workspace/symbol} and {@code workspaceSymbol/resolve}: names of the whole workspace. To
 * say where one stands, its file is parsed, so clients that can ask for it later get only the file.
 */
public record WorkspaceSymbolHandler(Session session) {
  /** Nobody reads more, and every letter that is typed asks again. */
  static final int MOST = 500;

  @SuppressWarnings("deprecation") // The old form stands in the signature of the interface.
  public CompletableFuture<
          Either<List<? extends SymbolInformation>, List<? extends WorkspaceSymbol>>>
      answer(WorkspaceSymbolParams params) {
    String query = Parameters.required(params.getQuery(), "query");
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            "workspace/symbol",
            null,
            cancel -> {
              try (Progress _ = Progress.asked(session, params, "Searching names")) {
                return Either.forRight(symbols(captured.cancellable(cancel), query));
              }
            });
  }

  private List<WorkspaceSymbol> symbols(Snapshot snapshot, String query) {
    WorkspaceSymbols.Answer answer = WorkspaceSymbols.of(snapshot, query, MOST);
    if (answer.all() > MOST) {
      session
          .log()
          .info("%d names fit '%s'; the best %d are shown".formatted(answer.all(), query, MOST));
    }
    boolean later = session.profile().symbolResolve();
    return answer.best().stream().map(found -> symbol(snapshot, found, later)).toList();
  }

  private WorkspaceSymbol symbol(Snapshot snapshot, WorkspaceSymbols.Found found, boolean later) {
    WorkspaceSymbol symbol =
        new WorkspaceSymbol(
            found.name(),
            ToLsp.kind(found.kind()),
            later
                ? Either.forRight(
                    new WorkspaceSymbolLocation(session.documents().uri(found.file())))
                : Either.forLeft(location(snapshot, found.file(), found.kind(), found.key())),
            found.container());
    if (later) {
      JsonObject data = new JsonObject();
      data.addProperty("kind", found.kind().name());
      data.addProperty("key", found.key());
      symbol.setData(data);
    }
    return symbol;
  }

  /** Adds where a symbol stands in its file. */
  public CompletableFuture<WorkspaceSymbol> resolve(WorkspaceSymbol symbol) {
    FileId file = FileId.ofUri(uri(symbol));
    String written = data(symbol, "kind");
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.name().equals(written))
            .findFirst()
            .orElseThrow(WorkspaceSymbolHandler::foreign);
    String key = data(symbol, "key");
    Snapshot captured = session.snapshot();
    return session
        .dispatcher()
        .read(
            "workspaceSymbol/resolve",
            file,
            cancel -> {
              symbol.setLocation(
                  Either.forLeft(location(captured.cancellable(cancel), file, kind, key)));
              return symbol;
            });
  }

  private static String uri(WorkspaceSymbol symbol) {
    var location = Parameters.required(symbol.getLocation(), "location");
    String uri = location.isLeft() ? location.getLeft().getUri() : location.getRight().getUri();
    return Parameters.required(uri, "location.uri");
  }

  private static String data(WorkspaceSymbol symbol, String name) {
    if (symbol.getData() instanceof JsonObject data
        && data.get(name) instanceof JsonPrimitive value) {
      return value.getAsString();
    }
    throw foreign();
  }

  private static ResponseErrorException foreign() {
    return Failures.invalid("data is not what the server gave");
  }

  private Location location(Snapshot snapshot, FileId file, Kind kind, String key) {
    TextRange range = WorkspaceSymbols.range(snapshot, file, kind, key);
    return session.location(snapshot, file).apply(range);
  }
}
