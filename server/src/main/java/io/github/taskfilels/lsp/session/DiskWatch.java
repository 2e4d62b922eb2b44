package io.github.taskfilels.lsp.session;

import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Workspace;
import java.util.concurrent.TimeUnit;

/**
 * Looks at the disk for clients that do not tell what happens there: before each answer, and every
 * now and then for the diagnostics. It takes at most a tenth of the time, however slow the disk is.
 */
public final class DiskWatch implements AutoCloseable {
  /** Between two looks that nobody waits for, in nanoseconds. */
  private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

  /** How many times as long as a look it takes until the next. */
  private static final int REST = 10;

  private final Workspace workspace;
  private volatile Runnable changed = () -> {};
  private volatile boolean begun;
  private volatile boolean closed;
  private volatile long notBefore = System.nanoTime();

  public DiskWatch(Workspace workspace) {
    this.workspace = workspace;
  }

  /** What to do when something has changed. */
  public void whenChanged(Runnable action) {
    changed = action;
  }

  /** Begins to watch, if it has not begun yet. */
  public synchronized void begin() {
    if (!begun) {
      begun = true;
      Thread.ofVirtual().name("disk").start(this::watch);
    }
  }

  private void watch() {
    while (!closed) {
      long rest = Math.max(PAUSE, notBefore - System.nanoTime());
      try {
        TimeUnit.NANOSECONDS.sleep(rest);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      look();
    }
  }

  /** The newest snapshot, of the disk as it is now where this watches it. */
  public Snapshot snapshot() {
    return begun && System.nanoTime() - notBefore >= 0 ? look() : workspace.snapshot();
  }

  /** The newest snapshot, of the disk as it is now. */
  public Snapshot look() {
    long start = System.nanoTime();
    Snapshot before = workspace.snapshot();
    Snapshot now = workspace.lookAgain();
    long end = System.nanoTime();
    notBefore = end + REST * (end - start);
    if (now.revision() != before.revision()) {
      changed.run();
    }
    return now;
  }

  @Override
  public void close() {
    closed = true;
  }
}
