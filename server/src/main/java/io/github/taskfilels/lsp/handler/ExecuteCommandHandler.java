package io.github.taskfilels.lsp.handler;

import com.google.common.collect.ImmutableList;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import io.github.taskfilels.lsp.protocol.Commands;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.session.Failures;
import io.github.taskfilels.lsp.session.Parameters;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.ExecuteCommandParams;

/**
 * {@code workspace/executeCommand}: the commands of code lenses and for bug reports, in any editor.
 */
public record ExecuteCommandHandler(
    RunHandler run, GraphHandler graph, CancelHandler cancel, ReportHandler report) {
  private static final Gson GSON = new Gson();

  public CompletableFuture<Object> answer(ExecuteCommandParams params) {
    String command = Parameters.required(params.getCommand(), "command");
    ImmutableList<Object> arguments = Parameters.present(params.getArguments());
    JsonElement argument =
        arguments.isEmpty() ? new JsonObject() : GSON.toJsonTree(arguments.getFirst());
    return switch (command) {
      case Commands.RUN ->
          run.command(read(command, argument, Protocol.RunCommand.class)).thenApply(r -> r);
      case Commands.GRAPH ->
          graph.answer(read(command, argument, Protocol.GraphParams.class)).thenApply(r -> r);
      case Commands.CANCEL ->
          cancel.answer(read(command, argument, Protocol.CancelParams.class)).thenApply(r -> r);
      case Commands.STATE -> report(ReportHandler.STATE, command, argument);
      case Commands.TREE -> report(ReportHandler.TREE, command, argument);
      case Commands.OCCURRENCES -> report(ReportHandler.OCCURRENCES, command, argument);
      default -> throw Failures.invalid("there is no command " + command);
    };
  }

  private CompletableFuture<Object> report(String what, String command, JsonElement argument) {
    String uri = read(command, argument, Protocol.ReportParams.class).uri();
    return report.answer(new Protocol.ReportParams(what, uri)).thenApply(r -> r);
  }

  private static <T> T read(String command, JsonElement argument, Class<T> type) {
    try {
      return GSON.fromJson(argument.getAsJsonObject(), type);
    } catch (JsonParseException | IllegalStateException e) {
      throw Failures.invalid("the argument of " + command + " is not what the protocol says");
    }
  }
}
