package io.github.taskfilels.run.process;

import io.github.taskfilels.run.Threads;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A process started by {@link NativeSpawn}. It has no streams to be used by others. Whoever waits
 * for its end without a limit does so in the system, and cannot be interrupted; who wants to know
 * it in another way gets a thread that waits. Somebody has to, or it is left as a zombie.
 */
final class SpawnedProcess extends Process {
  private static final ExecutorService WAITERS =
      Executors.newCachedThreadPool(Threads.named("process-end-", 128 * 1024));
  private static final int SIGNAL_MASK = 0x7f;
  private static final int BY_SIGNAL = 128;

  /** How long an end that cannot be seen may go unnoticed. */
  private static final long BLIND_MILLIS = 5;

  private final Posix posix;
  private final int pid;
  private final @Nullable PolledOutput output;
  private final ProcessHandle handle;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  /** Whether somebody waits in the system, which only one can. */
  private final AtomicBoolean awaited = new AtomicBoolean();

  /**
   * @param output what it writes is read by whoever waits for its end; null if it inherits the
   *     streams of the runner
   */
  SpawnedProcess(Posix posix, int pid, @Nullable PolledOutput output) {
    this.posix = posix;
    this.pid = pid;
    this.output = output;
    // It cannot be gone: nobody has waited for it yet.
    this.handle = ProcessHandle.of(pid).orElseThrow();
  }

  private void reap() {
    try {
      exit.complete(code(posix.waitFor(pid)));
    } catch (RuntimeException failure) {
      exit.completeExceptionally(failure);
    }
  }

  /** Until it has ended. */
  private void read(PolledOutput from) {
    if (from.seesExit()) {
      from.awaitExit(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      return;
    }
    CompletableFuture<Integer> end = exit();
    while (!end.isDone() && !from.awaitEnd(BLIND_MILLIS, TimeUnit.MILLISECONDS)) {
      // What has come was read.
    }
  }

  /** What it writes; null if that is not read here. */
  @Nullable PolledOutput output() {
    return output;
  }

  /** What is completed at the end, also if nobody else waits for it. */
  private CompletableFuture<Integer> exit() {
    if (awaited.compareAndSet(false, true)) {
      WAITERS.execute(this::reap);
    }
    return exit;
  }

  /**
   * The exit code of a status of {@code waitpid}; 128 and the number of the signal that ended it.
   */
  private static int code(int status) {
    int signal = status & SIGNAL_MASK;
    return signal == 0 ? status >> 8 & 0xff : BY_SIGNAL + signal;
  }

  @Override
  public OutputStream getOutputStream() {
    return OutputStream.nullOutputStream();
  }

  @Override
  public InputStream getInputStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public InputStream getErrorStream() {
    return InputStream.nullInputStream();
  }

  @Override
  public int waitFor() throws InterruptedException {
    if (output != null) {
      read(output);
    }
    if (awaited.compareAndSet(false, true)) {
      reap();
    }
    try {
      return exit.get();
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
    if (output != null && output.seesExit()) {
      boolean ended = output.awaitExit(timeout, unit);
      if (ended) {
        waitFor();
      }
      return ended;
    }
    try {
      exit().get(timeout, unit);
      return true;
    } catch (TimeoutException stillRuns) {
      return false;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public int exitValue() {
    if (isAlive()) {
      throw new IllegalThreadStateException("process " + pid + " has not ended");
    }
    return exit.join();
  }

  @Override
  public CompletableFuture<Process> onExit() {
    return exit().thenApply(code -> this);
  }

  @Override
  public boolean isAlive() {
    return !exit().isDone();
  }

  @Override
  public void destroy() {
    if (isAlive()) {
      handle.destroy();
    }
  }

  @Override
  public Process destroyForcibly() {
    if (isAlive()) {
      handle.destroyForcibly();
    }
    return this;
  }

  @Override
  public boolean supportsNormalTermination() {
    return true;
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public ProcessHandle toHandle() {
    return handle;
  }
}
