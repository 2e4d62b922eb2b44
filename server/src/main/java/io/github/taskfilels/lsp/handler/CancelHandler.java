package io.github.taskfilels.lsp.handler;

import io.github.taskfilels.lsp.protocol.Protocol;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * {@code taskfile/cancel} and the command {@code taskfile.cancel}: ends a run, or all of them.
 *
 * @param canceller ends the run with an id, without one all runs; answers when their processes are
 *     gone
 */
public record CancelHandler(Canceller canceller) {

  /** Ends runs. */
  @FunctionalInterface
  public interface Canceller {
    CompletableFuture<Protocol.CancelResult> cancel(@Nullable String runId);
  }

  public CompletableFuture<Protocol.CancelResult> answer(Protocol.CancelParams params) {
    return canceller.cancel(params.runId());
  }
}
