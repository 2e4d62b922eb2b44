package io.github.taskfilels.lsp.handler;

import com.google.gson.JsonObject;
import io.github.taskfilels.ide.CodeLenses;
import io.github.taskfilels.lsp.protocol.Commands;
import io.github.taskfilels.lsp.session.LongAnswers;
import io.github.taskfilels.lsp.session.Parameters;
import io.github.taskfilels.lsp.session.Session;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.Command;

/** {@code textDocument/codeLens}: run a task, see its graph or that of the includes. */
public record CodeLensHandler(Session session) {

  public CompletableFuture<List<? extends CodeLens>> answer(CodeLensParams params) {
    String uri = Parameters.uri(params.getTextDocument());
    return DocumentRequests.read(
        session,
        "textDocument/codeLens",
        params.getTextDocument(),
        List.of(),
        (snapshot, file, convert) ->
            session.settings().codeLens()
                ? LongAnswers.cut(session.log(), "code lenses", file, CodeLenses.of(snapshot, file))
                    .stream()
                    .map(
                        lens ->
                            new CodeLens(
                                convert.range(lens.range()), command(snapshot, uri, lens), null))
                    .toList()
                : List.of());
  }

  private Command command(Snapshot snapshot, String uri, CodeLenses.Lens lens) {
    JsonObject argument = new JsonObject();
    argument.addProperty("uri", uri);
    argument.addProperty("root", session.documents().uri(lens.root()));
    if (lens.task() != null) {
      argument.addProperty("task", lens.task());
    }
    return switch (lens.kind()) {
      case RUN -> {
        if (!snapshot.isOfWorkspace(lens.root())) {
          // Who clicks on the lens sees what it stands above.
          argument.addProperty("outside", true);
        }
        yield new Command("▶ Run", Commands.RUN, List.of(argument));
      }
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
