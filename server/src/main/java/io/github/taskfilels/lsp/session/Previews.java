package io.github.taskfilels.lsp.session;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the disk for somebody who cannot wait long: on a thread of its own, with a bound on time
 * and steps. What takes longer than a moment is there for whoever asks again.
 */
final class Previews implements AutoCloseable {
  /** How long somebody who hovers is kept waiting. */
  private static final long PATIENCE_MILLIS = 50;

  /** How long an answer counts: the disk changes, and nobody tells of it. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(3);

  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Each entry of a folder is a step. */
  private static final Limits LIMITS = new Limits(200_000, 10_000_000, 5_000);

  private static final int MOST_WAITING = 4;
  private static final int MOST_KEPT = 32;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          10,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(MOST_WAITING),
          task -> Thread.ofPlatform().name("previews").daemon().unstarted(task));

  private final Map<Object, Look> looks =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Look> eldest) {
          return size() > MOST_KEPT;
        }
      };

  private volatile boolean closed;

  /** A look that has begun; its answer tells when it was over. */
  private record Look(CompletableFuture<Answer> answer) {
    boolean isOld() {
      return answer.isDone() && System.nanoTime() - answer.join().at() > FRESH_NANOS;
    }
  }

  private record Answer(Object value, long at) {}

  Previews() {
    thread.allowCoreThreadTimeOut(true);
  }

  /**
   * The answer to a question; null where it is not known yet.
   *
   * @param key equal for questions with the same answer
   * @param look finds the answer, within the bound
   * @param gaveUp the answer where that is spent
   */
  <T extends Object> @Nullable T ask(
      Record key, Class<T> type, Supplier<T> look, Function<String, T> gaveUp) {
    try {
      return type.cast(
          begun(key, look, gaveUp).answer().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).value());
    } catch (TimeoutException | RejectedExecutionException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized <T extends Object> Look begun(
      Record key, Supplier<T> look, Function<String, T> gaveUp) {
    Look known = looks.get(key);
    if (known != null && !known.isOld()) {
      return known;
    }
    Look begun =
        new Look(
            CompletableFuture.supplyAsync(
                () -> new Answer(bounded(look, gaveUp), System.nanoTime()), thread));
    looks.put(key, begun);
    return begun;
  }

  private <T extends Object> T bounded(Supplier<T> look, Function<String, T> gaveUp) {
    long end = System.nanoTime() + LONGEST_NANOS;
    try (Budget _ = Budget.openUntil(() -> closed || System.nanoTime() - end > 0);
        Budget _ = Budget.open(LIMITS)) {
      return look.get();
    } catch (BudgetSpentException e) {
      return gaveUp.apply("there is too much to look at");
    } catch (CancellationException e) {
      return gaveUp.apply("it takes too long");
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.shutdown();
  }
}
