package io.github.taskfilels.run;

import com.google.common.collect.ImmutableList;

/**
 * What a run is to do.
 *
 * @param calls the requested tasks in order
 * @param plan what is known before; a cycle in it refuses the run
 * @param parallel whether the calls are started all at once, else one after the other until one
 *     fails
 * @param failFast whether the first failure of parallel calls cancels the others
 * @param concurrency how many tasks may work at once; where nobody says that, a task that uses no
 *     processor lends its slot
 * @param order which ready task goes first
 */
public record RunRequest(
    ImmutableList<Call> calls,
    Plan plan,
    boolean parallel,
    boolean failFast,
    Concurrency concurrency,
    ReadyOrder order) {

  /** The calls one after the other, with this many workers; 0 for any number. */
  public static RunRequest of(ImmutableList<Call> calls, int concurrency) {
    return of(calls, Concurrency.of(concurrency));
  }

  /** The calls one after the other. */
  public static RunRequest of(ImmutableList<Call> calls, Concurrency concurrency) {
    return new RunRequest(calls, Plan.UNKNOWN, false, false, concurrency, ReadyOrder.CRITICAL_PATH);
  }

  /** The same with a plan. */
  public RunRequest planned(Plan newPlan) {
    return new RunRequest(calls, newPlan, parallel, failFast, concurrency, order);
  }

  /** The same with another number of workers. */
  public RunRequest withConcurrency(Concurrency newConcurrency) {
    return new RunRequest(calls, plan, parallel, failFast, newConcurrency, order);
  }

  /** The same with all calls at once. */
  public RunRequest inParallel(boolean newFailFast) {
    return new RunRequest(calls, plan, true, newFailFast, concurrency, order);
  }
}
