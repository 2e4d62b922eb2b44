package io.github.taskfilels.workspace;

import java.util.concurrent.CancellationException;

/**
 * Tells work that nobody waits for its result any more. Asked before each file and each batch of
 * nodes.
 */
@FunctionalInterface
public interface Cancel {
  /** Never cancelled. */
  static Cancel never() {
    return () -> false;
  }

  /** Whether the work may stop; called from any thread, cheap. */
  boolean requested();

  /** Throws {@link CancellationException} if the work may stop. */
  default void check() {
    if (requested()) {
      throw new CancellationException();
    }
  }

  /** Cancelled as soon as one of the two is. */
  default Cancel or(Cancel other) {
    return () -> requested() || other.requested();
  }
}
