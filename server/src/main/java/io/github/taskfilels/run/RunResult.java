package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;

/**
 * How a run ended.
 *
 * @param outcome of the requested tasks together: the first failure in time, if there is one
 * @param millis wall time
 * @param survivors process ids that could not be ended after a cancel; empty in every normal case
 */
public record RunResult(Outcome outcome, long millis, ImmutableList<Long> survivors) {
  private static final int TIMEOUT = 124;

  /**
   * The code for the runner's process: 0, or Task's code of the failure.
   *
   * @param passThrough whether the code of the failed command is given on instead ({@code
   *     --exit-code})
   */
  public int exitCode(boolean passThrough) {
    Failure failure = outcome.failure();
    if (failure == null) {
      return 0;
    }
    if (passThrough && failure.kind() == Failure.Kind.EXIT) {
      return failure.exitCode();
    }
    return passThrough && failure.kind() == Failure.Kind.TIMEOUT
        ? TIMEOUT
        : failure.status().code();
  }
}
