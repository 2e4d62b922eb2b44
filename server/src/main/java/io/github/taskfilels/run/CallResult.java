package io.github.taskfilels.run;

import java.util.List;
import java.util.Optional;

/**
 * What became of a call.
 *
 * @param call what was asked for
 * @param node the node it became
 * @param outcome how it ended
 * @param order when it ended, compared with the other calls of the same wait: 0 was first
 */
public record CallResult(Call call, int node, Outcome outcome, int order) {
  /** The failure that came first in time, which is the one that Task reports. */
  public static Optional<CallResult> firstFailure(List<CallResult> results) {
    CallResult first = null;
    for (CallResult result : results) {
      if (!result.outcome().well() && (first == null || result.order < first.order)) {
        first = result;
      }
    }
    return Optional.ofNullable(first);
  }
}
