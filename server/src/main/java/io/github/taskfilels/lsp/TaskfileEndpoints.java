package io.github.taskfilels.lsp;

import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.lsp.protocol.TaskfileService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each method {@code taskfile/…} to its handler.
 *
 * @param handlers those of the session; refuses before {@code initialize}
 */
record TaskfileEndpoints(Supplier<Handlers> handlers) implements TaskfileService {

  @Override
  public CompletableFuture<Protocol.GraphResult> graph(Protocol.GraphParams params) {
    return handlers.get().graph.answer(params);
  }

  @Override
  public CompletableFuture<List<Protocol.TaskInfo>> tasks(Protocol.@Nullable TasksParams params) {
    return handlers.get().tasks.answer(params);
  }

  @Override
  public CompletableFuture<Protocol.RunResult> run(Protocol.RunParams params) {
    return handlers.get().run.answer(params);
  }

  @Override
  public CompletableFuture<Protocol.CancelResult> cancel(Protocol.CancelParams params) {
    return handlers.get().cancel.answer(params);
  }

  @Override
  public CompletableFuture<Protocol.Report> report(Protocol.ReportParams params) {
    return handlers.get().report.answer(params);
  }
}
