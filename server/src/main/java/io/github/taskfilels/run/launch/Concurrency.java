package io.github.taskfilels.run.launch;

import org.jspecify.annotations.Nullable;

/**
 * How many tasks may work at once.
 *
 * @param wish the number, 0 for any; null where nobody says one
 */
public record Concurrency(@Nullable Integer wish) {
  /** Nobody says: as many as there are processors. */
  public static final Concurrency UNSAID = new Concurrency(null);

  /** So many; any number for 0 and less. */
  public static Concurrency of(int tasks) {
    return new Concurrency(Math.max(0, tasks));
  }

  /** The first of some numbers that is more than 0, where there is one. */
  public static Concurrency firstPositive(int... tasks) {
    for (int each : tasks) {
      if (each > 0) {
        return of(each);
      }
    }
    return UNSAID;
  }

  /** Whether somebody says a number. */
  public boolean said() {
    return wish != null;
  }

  /** How many, 0 for any number. */
  public int slots() {
    return wish == null ? Runtime.getRuntime().availableProcessors() : wish;
  }
}
