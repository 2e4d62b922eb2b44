package io.github.taskfilels.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What became of a call.
 *
 * @param call what was asked for
 * @param node the node it became
 * @param outcome how it ended
 * @param order when it ended, compared with the other calls of the same wait: 0 was first
 */
public record CallResult(Call call, int node, Outcome outcome, int order) {
  /** What failed of these calls; empty when all went well. */
  public static Optional<Failure> failure(List<CallResult> results) {
    return failure(results, (failure, task) -> failure);
  }

  /**
   * The same in the words of who called: the failure that came first in time, which is the one that
   * Task reports, with the others. What was only cancelled did not fail by itself.
   *
   * @param words gives them for a failure and the task that was called
   */
  public static Optional<Failure> failure(
      List<CallResult> results, BiFunction<Failure, String, Failure> words) {
    List<Failure> failed = new ArrayList<>();
    List<Failure> cancelled = new ArrayList<>();
    results.stream()
        .sorted((a, b) -> Integer.compare(a.order, b.order))
        .forEach(
            result -> {
              Failure failure = result.outcome().failure();
              if (failure != null) {
                (failure.kind() == Failure.Kind.CANCELLED ? cancelled : failed)
                    .add(words.apply(failure, result.call().task()));
              }
            });
    if (failed.isEmpty()) {
      return cancelled.stream().findFirst();
    }
    return Optional.of(Failure.together(failed));
  }
}
