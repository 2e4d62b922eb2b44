package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.DiskChange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Takes over what clients tell of the disk. A few changes count for the next request. Many, as of a
 * checkout, are read first while requests are answered from what was there before: otherwise the
 * next one would wait until all of them are read. They may come in one message or in hundreds.
 */
public final class DiskChanges implements AutoCloseable {
  /** So many files are read while nobody notices. */
  private static final int FEW = 8;

  private final Workspace workspace;
  private final ClientLog log;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> Thread.ofPlatform().name("disk changes").daemon().unstarted(task));

  /** Held while changes are taken over, which takes no time once they are read. */
  private final ReentrantLock turn = new ReentrantLock();

  private final List<DiskChange> told = new ArrayList<>();
  private volatile BiConsumer<Snapshot, ImmutableList<DiskChange>> taken =
      (snapshot, changes) -> {};

  public DiskChanges(Workspace workspace, ClientLog log) {
    this.workspace = workspace;
    this.log = log;
  }

  /** What to do with each snapshot that this makes, and its changes; on any thread. */
  public void whenTaken(BiConsumer<Snapshot, ImmutableList<DiskChange>> action) {
    taken = action;
  }

  /** Returns at once. */
  public void tell(Collection<DiskChange> changes) {
    synchronized (told) {
      told.addAll(changes);
    }
    try {
      thread.execute(this::takeAll);
    } catch (RejectedExecutionException e) {
      log.trace("changes of the disk", "come after the end");
    }
  }

  /** Takes over what was told, unless it is much. */
  void takeFew() {
    turn.lock();
    try {
      takeOver(next(0, FEW));
    } finally {
      turn.unlock();
    }
  }

  private void takeAll() {
    try {
      takeFew();
      ImmutableList<DiskChange> many = next(FEW + 1, Integer.MAX_VALUE);
      if (!many.isEmpty()) {
        workspace.readAhead(many);
        turn.lock();
        try {
          takeOver(many);
        } finally {
          turn.unlock();
        }
      }
    } catch (RuntimeException | Error e) {
      log.failure("changes of the disk", e);
    }
  }

  /** All that was told and not taken, if it is so much; else nothing. */
  private ImmutableList<DiskChange> next(int least, int most) {
    synchronized (told) {
      if (told.size() < least || told.size() > most) {
        return ImmutableList.of();
      }
      ImmutableList<DiskChange> changes = ImmutableList.copyOf(told);
      told.clear();
      return changes;
    }
  }

  private void takeOver(ImmutableList<DiskChange> changes) {
    if (!changes.isEmpty()) {
      taken.accept(workspace.diskChanged(changes), changes);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
