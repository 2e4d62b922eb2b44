package io.github.taskfilels.lsp.handler;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.lsp.protocol.Commands;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ExecuteCommandParams;

/** {@code workspace/executeCommand}: the commands of code lenses, in any editor. */
public record ExecuteCommandHandler(RunHandler run, GraphHandler graph) {
  private static final Gson GSON = new Gson();

  public CompletableFuture<Object> answer(ExecuteCommandParams params) {
    JsonElement argument =
        params.getArguments() == null || params.getArguments().isEmpty()
            ? new JsonObject()
            : GSON.toJsonTree(params.getArguments().getFirst());
    return switch (params.getCommand()) {
      case Commands.RUN ->
          run.command(GSON.fromJson(argument, Protocol.RunCommand.class)).thenApply(r -> r);
      case Commands.GRAPH ->
          graph.answer(GSON.fromJson(argument, Protocol.GraphParams.class)).thenApply(r -> r);
      default -> throw Failures.invalid("no such command: " + params.getCommand());
    };
  }
}
