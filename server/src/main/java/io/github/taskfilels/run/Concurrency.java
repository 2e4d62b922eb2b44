package io.github.taskfilels.run;

import org.jspecify.annotations.Nullable;

/**
 * How many tasks may work at once.
 *
 * @param wish the number, 0 for any; null where nobody says one
 */
public record Concurrency(@Nullable Integer wish) {
  /**
   * Nobody says: as many as there are processors, and one more for each that works without using
   * one.
   */
  public static final Concurrency UNSAID = new Concurrency(null);

  /** So many; any number for 0 and less. */
  public static Concurrency of(int tasks) {
    return new Concurrency(Math.max(0, tasks));
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
