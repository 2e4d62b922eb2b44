package io.github.taskfilels.lsp;

import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.CompletableFuture;

final class Runs implements AutoCloseable {
  Runs(Session session) {}
  CompletableFuture<Protocol.RunResult> start(Snapshot snapshot, Protocol.RunParams params) { throw new UnsupportedOperationException(); }
  CompletableFuture<Protocol.CancelResult> cancel(String runId) { throw new UnsupportedOperationException(); }
  @Override public void close() {}
}
