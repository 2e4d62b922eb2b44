package io.github.taskfilels.run.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The clock with which a file system stamps changes. It may differ from ours, and ticks in steps: a
 * file that changed within the last one may change again without getting another time, so that
 * nothing that is this new may be believed (git calls such entries racy).
 *
 * @param offset what has to be added to {@link System#nanoTime}
 * @param step how far it may lag behind
 */
public record FileClock(long offset, long step) {
  private static final long SECOND = 1_000_000_000L;
  private static final long FINE = SECOND / 50;

  /** That of the file system that a folder is on. */
  public static FileClock at(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path probe = AtomicFile.fresh(folder, "clock");
    long now = System.nanoTime();
    long stamped = FileStat.of(probe).modified();
    Files.deleteIfExists(probe);
    return new FileClock(stamped - now, stamped % SECOND == 0 ? 2 * SECOND : FINE);
  }

  /** A time that was surely over at a moment of {@link System#nanoTime}. */
  public long safeBefore(long moment) {
    return moment + offset - step;
  }
}
