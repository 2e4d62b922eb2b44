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
 * file waits or is worked on is done once more.
 */
final class FileLanes implements AutoCloseable {
  /** Who opens hundreds of files at once wants neither as many threads nor as many snapshots. */
  private static final int MOST = 16;

  private static final int IDLE_SECONDS = 10;

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
    while (takes(file)) {
      work.accept(file);
    }
  }

  private synchronized boolean takes(FileId file) {
    if (!closed && wanted.remove(file)) {
      return true;
    }
    busy.remove(file);
    return false;
  }

  /** Begins nothing any more. */
  @Override
  public synchronized void close() {
    closed = true;
    threads.shutdown();
  }
}
