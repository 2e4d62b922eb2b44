package io.github.taskfilels.lsp.publish;

import io.github.taskfilels.workspace.FileId;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Does the same work for many files, each on a thread of its own as long as there are not very
 * many, so that a file which takes long delays itself alone. What is wanted several times while a
 * file waits or is worked on is done once more; what took long is not done again at once, so that
 * who asks meanwhile is served first.
 */
final class FileLanes implements AutoCloseable {
  /** Who opens hundreds of files at once wants neither as many threads nor as many snapshots. */
  private static final int MOST = 16;

  private static final int IDLE_SECONDS = 10;

  /** What takes less leaves room for others by itself. */
  private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(300);

  private final ExecutorService threads;
  private final Consumer<FileId> work;
  private final Set<FileId> wanted = new HashSet<>();
  private final Set<FileId> busy = new HashSet<>();
  private boolean closed;

  /**
   * @param name of the threads
   * @param work throws nothing
   */
  FileLanes(String name, Consumer<FileId> work) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> Thread.ofPlatform().name(name).daemon().unstarted(task));
    pool.allowCoreThreadTimeOut(true);
    this.threads = pool;
    this.work = work;
  }

  synchronized void want(FileId file) {
    if (!closed) {
      wanted.add(file);
      if (busy.add(file)) {
        threads.execute(() -> workOn(file));
      }
    }
  }

  /** Whether the file is to be worked on (again), so that what is being done is of no use. */
  synchronized boolean isWanted(FileId file) {
    return closed || wanted.contains(file);
  }

  private void workOn(FileId file) {
    long took = 0;
    while (takes(file, took)) {
      long start = System.nanoTime();
      work.accept(file);
      took = System.nanoTime() - start;
    }
  }

  /**
   * Whether there is something to do again, after a pause as long as it took.
   *
   * @param took in nanoseconds
   */
  private synchronized boolean takes(FileId file, long took) {
    if (wanted.contains(file) && took >= LONG_NANOS) {
      pause(Math.min(took, LONGEST_PAUSE_NANOS));
    }
    if (!closed && wanted.remove(file)) {
      return true;
    }
    busy.remove(file);
    return false;
  }

  private synchronized void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    try {
      for (long left = nanos; left > 0 && !closed; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      // Nobody interrupts these threads but who ends the process.
      Thread.currentThread().interrupt();
    }
  }

  /** Begins nothing any more. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
    threads.shutdown();
  }
}
