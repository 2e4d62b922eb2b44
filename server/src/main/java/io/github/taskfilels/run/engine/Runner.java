package io.github.taskfilels.run.engine;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunIds;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.process.OpenFiles;
import io.github.taskfilels.run.process.ProcessSession;
import io.github.taskfilels.run.process.Shell;
import io.github.taskfilels.run.schedule.Scheduler;

/** Starts runs. */
public final class Runner {
  private Runner() {}

  /**
   * Starts a run and returns at once. Everything about it goes to the log, also when it is refused
   * for a cycle: then its result is a failure of the kind {@code CYCLE} and no body was made.
   *
   * @param request what to do
   * @param shell what runs the commands
   * @param log takes the events; not to be used for another run
   */
  public static RunHandle start(RunRequest request, Shell shell, EventLog log) {
    return start(request, shell, log, SharedSlots.NONE);
  }

  /**
   * The same with slots that are shared.
   *
   * @param shared closed at the end of the run
   */
  public static RunHandle start(RunRequest request, Shell shell, EventLog log, SharedSlots shared) {
    return start(request, ProcessSession.open(shell, RunIds.next()), log, shared);
  }

  /**
   * The same with a session that is open.
   *
   * @param session closed at the end of the run
   */
  public static RunHandle start(
      RunRequest request, ProcessSession session, EventLog log, SharedSlots shared) {
    // Beside those who work are those who ask commands what they need.
    int workers = OpenFiles.commands(request.concurrency(), Scheduler.MOST_BLOCKED);
    RunRequest possible = request.withConcurrency(workers);
    Coordinator coordinator = new Coordinator(session.runId(), possible, session, log, shared);
    coordinator.start();
    return coordinator;
  }

  /** Runs one call to its end; for tests and simple uses. */
  public static RunResult run(Call call, int concurrency, Shell shell, EventLog log) {
    return start(RunRequest.of(ImmutableList.of(call), concurrency), shell, log).result().join();
  }
}
