package io.github.taskfilels.lsp.publish;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Tells a client to ask for something again, and waits for its answer before it is told the next
 * time. Safe for several threads.
 */
final class Refresh {
  private final Supplier<CompletableFuture<Void>> request;
  private boolean underWay;
  private boolean wanted;

  Refresh(Supplier<CompletableFuture<Void>> request) {
    this.request = request;
  }

  void ask() {
    synchronized (this) {
      wanted = true;
      if (underWay) {
        return;
      }
      underWay = true;
    }
    next();
  }

  private void next() {
    synchronized (this) {
      if (!wanted) {
        underWay = false;
        return;
      }
      wanted = false;
    }
    request.get().whenComplete((nothing, failure) -> next());
  }
}
