package io.github.taskfilels.lsp.session;

import io.github.taskfilels.workspace.DiskChange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Takes over what clients tell of the disk, in the order in which they do. A few changes count at
 * once. Many, as of a checkout, are read first while requests are answered from what was there
 * before: otherwise the next request would wait until all of them are read.
 */
public final class DiskChanges implements AutoCloseable {
  /** So many files are read while nobody notices. */
  private static final int FEW = 8;

  private final Workspace workspace;
  private final ClientLog log;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("disk changes").daemon().unstarted(task));
  private final AtomicInteger waiting = new AtomicInteger();

  public DiskChanges(Workspace workspace, ClientLog log) {
    this.workspace = workspace;
    this.log = log;
  }

  /**
   * Called by the thread that reads the messages.
   *
   * @param then is given the snapshot with the changes; on this or another thread
   */
  public void accept(List<DiskChange> changes, Consumer<Snapshot> then) {
    if (waiting.get() == 0 && changes.size() <= FEW) {
      then.accept(workspace.diskChanged(changes));
      return;
    }
    waiting.incrementAndGet();
    try {
      thread.execute(() -> takeOver(changes, then));
    } catch (RejectedExecutionException e) {
      log.trace("changes of the disk", "come after the end");
    }
  }

  private void takeOver(List<DiskChange> changes, Consumer<Snapshot> then) {
    try {
      workspace.readAhead(changes);
      then.accept(workspace.diskChanged(changes));
    } catch (RuntimeException | Error e) {
      log.failure("changes of the disk", e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
