package io.github.taskfilels.lsp.session;

import io.github.taskfilels.workspace.Cancel;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * Runs the bodies of requests: each on a virtual thread of its own, at most as many at a time as
 * there are processors. A body gets a token that is set when the client cancels the request.
 */
public final class Dispatcher {
  private final Semaphore processors =
      new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
  private final ClientLog log;

  public Dispatcher(ClientLog log) {
    this.log = log;
  }

  /**
   * Answers a request that only reads.
   *
   * @param body must have captured its snapshot before, on the thread that read the message
   */
  public <T> CompletableFuture<T> read(String method, Function<Cancel, T> body) {
    AtomicBoolean cancelled = new AtomicBoolean();
    CompletableFuture<T> answer =
        new CompletableFuture<>() {
          @Override
          public boolean cancel(boolean mayInterrupt) {
            cancelled.set(true);
            return super.cancel(mayInterrupt);
          }
        };
    Thread.ofVirtual()
        .name(method)
        .start(
            () -> {
              long start = System.nanoTime();
              processors.acquireUninterruptibly();
              try {
                Cancel token = cancelled::get;
                token.check();
                answer.complete(body.apply(token));
              } catch (CancellationException e) {
                answer.completeExceptionally(e);
              } catch (RuntimeException | Error e) {
                if (!(e instanceof org.eclipse.lsp4j.jsonrpc.ResponseErrorException)) {
                  log.failure(method, e);
                }
                answer.completeExceptionally(e);
              } finally {
                processors.release();
                log.trace(method, (System.nanoTime() - start) / 1000 + " µs");
              }
            });
    return answer;
  }
}
