package io.github.taskfilels.lsp.session;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.workspace.Cancel;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the bodies of requests, a few at a time, in the order in which they came. No method and no
 * document gets all slots, so that the slow ones delay themselves. A body ends soon when the client
 * cancels its request: its token says so, and its {@link Budget}.
 */
public final class Dispatcher {
  /**
   * Two more than there are processors, on threads of the system, which share the processors
   * between the slow and the quick.
   */
  private static final int SLOTS = Runtime.getRuntime().availableProcessors() + 2;

  private static final int SLOTS_OF_ONE = SLOTS - 2;

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> Thread.ofPlatform().name("request").daemon().unstarted(task));
  private final ClientLog log;
  private final List<Request> waiting = new ArrayList<>();
  private final Multiset<Object> busy = HashMultiset.create();
  private int running;

  public Dispatcher(ClientLog log) {
    this.log = log;
  }

  /** What waits for a slot. */
  private record Request(String method, @Nullable FileId file, Runnable body) {}

  /**
   * Answers a request that only reads.
   *
   * @param file the document that it is about; null for the whole workspace
   * @param body must have captured its snapshot before, on the thread that read the message; gets
   *     the limits of those who only look
   */
  public <T> CompletableFuture<T> read(
      String method, @Nullable FileId file, Function<Cancel, T> body) {
    return answer(
        method,
        file,
        cancel -> {
          try (Budget _ = Budget.openUntil(cancel::requested);
              Budget _ = Budget.open(Limits.LOOK)) {
            return body.apply(cancel);
          }
        });
  }

  /** As {@link #read}, for a request that does something: it has no limits. */
  public <T> CompletableFuture<T> act(
      String method, @Nullable FileId file, Function<Cancel, T> body) {
    return answer(method, file, body);
  }

  /** An answer; who cancels it, or what was made of it, ends the body. */
  private static final class Answer<T> extends CompletableFuture<T> {
    private final AtomicBoolean cancelled;

    Answer(AtomicBoolean cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
      cancelled.set(true);
      return super.cancel(mayInterrupt);
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
      return new Answer<>(cancelled);
    }
  }

  private <T> CompletableFuture<T> answer(
      String method, @Nullable FileId file, Function<Cancel, T> body) {
    AtomicBoolean cancelled = new AtomicBoolean();
    CompletableFuture<T> answer = new Answer<>(cancelled);
    long start = System.nanoTime();
    enter(
        new Request(
            method,
            file,
            () -> {
              complete(answer, method, cancelled::get, body);
              log.trace(method, (System.nanoTime() - start) / 1000 + " µs");
            }));
    return answer;
  }

  private <T> void complete(
      CompletableFuture<T> answer, String method, Cancel cancel, Function<Cancel, T> body) {
    try {
      cancel.check();
      answer.complete(body.apply(cancel));
    } catch (CancellationException e) {
      answer.completeExceptionally(e);
    } catch (BudgetSpentException e) {
      answer.completeExceptionally(Failures.tooMuch(e));
    } catch (RuntimeException | Error e) {
      if (!(e instanceof ResponseErrorException)) {
        log.failure(method, e);
      }
      answer.completeExceptionally(e);
    }
  }

  private synchronized void enter(Request request) {
    waiting.add(request);
    fillSlots();
  }

  private synchronized void leave(Request request) {
    count(request, -1);
    fillSlots();
  }

  private void fillSlots() {
    for (Iterator<Request> next = waiting.iterator(); next.hasNext() && running < SLOTS; ) {
      Request request = next.next();
      if (busy.count(request.method()) < SLOTS_OF_ONE
          && (request.file() == null || busy.count(request.file()) < SLOTS_OF_ONE)) {
        next.remove();
        count(request, 1);
        threads.execute(
            () -> {
              try {
                request.body().run();
              } finally {
                leave(request);
              }
            });
      }
    }
  }

  private void count(Request request, int change) {
    running += change;
    busy.setCount(request.method(), busy.count(request.method()) + change);
    if (request.file() != null) {
      busy.setCount(request.file(), busy.count(request.file()) + change);
    }
  }
}
