package io.github.taskfilels.run.launch;

import io.github.taskfilels.run.RunHandle;

/**
 * A run that only asks commands something.
 *
 * @param run to be waited for
 * @param answer what came of it
 */
public record Inquiry<T>(RunHandle run, Answer<T> answer) {
  /** Asked when the run has ended. */
  @FunctionalInterface
  public interface Answer<T> {
    /** The answer; refused where there is none. */
    T get() throws RunRefusedException;
  }
}
