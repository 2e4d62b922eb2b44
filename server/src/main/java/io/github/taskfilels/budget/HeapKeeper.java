package io.github.taskfilels.budget;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the heap near to what is used. The serial collector lets the old generation grow up to the
 * limit before it collects there, and a process never gives back what it had: a search through a
 * thousand files, whose trees are garbage at once, would leave four times the memory that a server
 * needs. Full collections are short while little is used; the more is used, the rarer they are.
 * While somebody types, they wait for a pause, as long as they can.
 */
public final class HeapKeeper implements Runnable {
  private static final int SHORTEST_MILLIS = 50;

  /** Who does nothing is looked at rarely, so that an idle editor lets the processor sleep. */
  private static final int LONGEST_MILLIS = 1_000;

  /** Bytes that may come together before anybody looks, at least. */
  private static final long SLACK = 24L << 20;

  /** What a process that does nothing comes to between two looks, in bytes. */
  private static final long NOTHING = 256L << 10;

  private static final AtomicInteger MASSES = new AtomicInteger();

  private final Runtime runtime = Runtime.getRuntime();
  private long used;

  private HeapKeeper() {}

  /** Begins to watch, as long as the process lives. */
  public static void start() {
    Thread.ofPlatform().name("heap keeper").daemon().start(new HeapKeeper());
  }

  /** Does work after which a pause would come too late, as that on a thousand files. */
  public static void mass(Runnable work) {
    MASSES.incrementAndGet();
    try {
      work.run();
    } finally {
      MASSES.decrementAndGet();
    }
  }

  @Override
  public void run() {
    long before = 0;
    int pause = SHORTEST_MILLIS;
    try {
      while (true) {
        Thread.sleep(pause);
        long now = used();
        boolean quiet = Math.abs(now - before) < NOTHING;
        pause = quiet ? Math.min(2 * pause, LONGEST_MILLIS) : SHORTEST_MILLIS;
        before = now;
        if (now > limit(used, quiet || MASSES.get() > 0)) {
          System.gc();
          used = used();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long used() {
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /**
   * How much may be used until the next collection, by what was left of the last one.
   *
   * @param now whether nobody minds a pause
   */
  static long limit(long used, boolean now) {
    long slack = Math.max(SLACK, used / 2);
    return used + (now ? slack : 2 * slack);
  }
}
