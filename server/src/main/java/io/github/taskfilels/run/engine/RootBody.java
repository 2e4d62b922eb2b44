package io.github.taskfilels.run.engine;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Worker;

/**
 * The body of the root: the requested calls, one after the other until one fails, or all at once.
 */
final class RootBody implements TaskBody {
  private final ImmutableList<Call> calls;
  private final boolean parallel;
  private final boolean failFast;
  private int next;

  RootBody(ImmutableList<Call> calls, boolean parallel, boolean failFast) {
    this.calls = calls;
    this.parallel = parallel;
    this.failFast = failFast;
  }

  @Override
  public Step next(Worker worker, ImmutableList<CallResult> results) {
    Failure failure = CallResult.failure(results).orElse(null);
    if (failure != null) {
      return Step.done(Outcome.failed(failure));
    }
    if (next >= calls.size()) {
      return Step.done(Outcome.SUCCEEDED);
    }
    int from = next;
    next = parallel ? calls.size() : next + 1;
    return new Step.Await(calls.subList(from, next), failFast, false);
  }
}
