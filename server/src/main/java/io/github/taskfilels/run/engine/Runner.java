package io.github.taskfilels.run.engine;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunIds;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.schedule.Scheduler;

/** Starts runs. */
public final class Runner {
  private Runner() {}

  /**
   * Starts a run and returns at once. Everything about it goes to the log, also when it is refused
   * for a cycle: then its result is a failure of the kind {@code CYCLE} and no body was made.
   *
   * @param request what to do
   * @param commands opens what runs the commands
   * @param log takes the events; not to be used for another run
   */
  public static RunHandle start(RunRequest request, CommandRunner.Factory commands, EventLog log) {
    return start(request, commands, log, SharedSlots.NONE);
  }

  /**
   * The same with slots that are shared.
   *
   * @param shared closed at the end of the run
   */
  public static RunHandle start(
      RunRequest request, CommandRunner.Factory commands, EventLog log, SharedSlots shared) {
    return start(request, commands.open(RunIds.next()), log, shared);
  }

  /**
   * The same with a command runner that is open.
   *
   * @param commands closed at the end of the run
   */
  public static RunHandle start(
      RunRequest request, CommandRunner commands, EventLog log, SharedSlots shared) {
    // Beside those who work are those who ask commands what they need.
    int wanted = request.concurrency().slots();
    int possible = commands.concurrency(wanted, Scheduler.MOST_BLOCKED);
    RunRequest limited =
        possible == wanted ? request : request.withConcurrency(Concurrency.of(possible));
    Coordinator coordinator = new Coordinator(limited, commands, log, shared);
    coordinator.start();
    return coordinator;
  }

  /** Runs one call to its end; for tests and simple uses. */
  public static RunResult run(
      Call call, int concurrency, CommandRunner.Factory commands, EventLog log) {
    return start(RunRequest.of(ImmutableList.of(call), concurrency), commands, log).result().join();
  }
}
