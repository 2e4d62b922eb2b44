package io.github.taskfilels.lsp.session;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Tells a client to ask for something again, and waits for its answer before it is told the next
 * time. Safe for several threads.
 */
public final class Refresh {
  /** For a client that cannot be told. */
  public static final Refresh NONE = new Refresh(() -> CompletableFuture.completedFuture(null));

  private final Supplier<CompletableFuture<Void>> request;
  private boolean underWay;
  private boolean wanted;

  public Refresh(Supplier<CompletableFuture<Void>> request) {
    this.request = request;
  }

  public void ask() {
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
