package io.github.taskfilels.budget;

/**
 * Keeps the heap near to what is used. The serial collector lets the old generation grow up to the
 * limit before it collects there, and a process never gives back what it had: a search through a
 * thousand files, whose trees are garbage at once, would leave four times the memory that a server
 * needs. Full collections are short while little is used; the more is used, the rarer they are.
 */
public final class HeapKeeper implements Runnable {
  private static final int SHORTEST_MILLIS = 50;

  /** Who does nothing is looked at rarely, so that an idle editor lets the processor sleep. */
  private static final int LONGEST_MILLIS = 1_000;

  /** Bytes that may come together before anybody looks, at least. */
  private static final long SLACK = 24L << 20;

  private final Runtime runtime = Runtime.getRuntime();
  private long used;

  private HeapKeeper() {}

  /** Begins to watch, as long as the process lives. */
  public static void start() {
    Thread.ofPlatform().name("heap keeper").daemon().start(new HeapKeeper());
  }

  @Override
  public void run() {
    long before = 0;
    int pause = SHORTEST_MILLIS;
    try {
      while (true) {
        Thread.sleep(pause);
        long now = used();
        pause = now == before ? Math.min(2 * pause, LONGEST_MILLIS) : SHORTEST_MILLIS;
        before = now;
        if (now > limit(used)) {
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

  /** How much may be used until the next collection, by what was left of the last one. */
  static long limit(long used) {
    return used + Math.max(SLACK, used / 2);
  }
}
