package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.MaskedSink;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.history.HistoryRecorder;
import io.github.taskfilels.run.jobserver.Jobservers;
import io.github.taskfilels.run.process.EarlySession;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has its shell and its slots, and is only to be started. Who starts none closes it; who
 * ends before the run does may close it, too.
 */
public final class ReadyRun implements AutoCloseable {
  private final EarlySession session;
  private final SharedSlots shared;
  private final RunRequest request;
  private final Secrets secrets;
  private final @Nullable HistoryRecorder recorder;

  private ReadyRun(EarlySession session, SharedSlots shared, RunRequest request, TaskRun run) {
    this.session = session;
    this.shared = shared;
    this.request = request;
    this.secrets = run.secrets();
    this.recorder = run.recorder();
  }

  static ReadyRun of(EarlySession session, RequestedCalls calls, TaskPlan plan)
      throws RunRefusedException {
    Execution execution = calls.spec().execution();
    Concurrency concurrency = execution.concurrency();
    TaskRun run = calls.run();
    run.expect(plan);
    ImmutableList.Builder<Call> requested = ImmutableList.builder();
    for (Lookup.Found found : calls.found()) {
      requested.add(run.requested(found));
    }
    SharedSlots shared = shared(session, calls.spec(), concurrency.slots());
    // The make that is joined was told how many jobs there may be.
    boolean limited = shared.limited() && !concurrency.said();
    RunRequest request =
        new RunRequest(
            requested.build(),
            plan.plan(),
            execution.parallel(),
            calls.spec().options().is(Switch.FAIL_FAST),
            limited ? Concurrency.of(0) : concurrency,
            ReadyOrder.CRITICAL_PATH);
    return new ReadyRun(session, shared, request, run);
  }

  private static SharedSlots shared(EarlySession session, RunSpec spec, int slots)
      throws RunRefusedException {
    try {
      return Jobservers.of(
          spec.execution().jobserver(), spec.environment(), slots, session.shell().mkfifo());
    } catch (NotStartedException e) {
      throw RunRefusedException.of(e);
    } catch (IOException e) {
      throw new RunRefusedException(
          new RunRefusal.NotPossible("cannot make the pipes of a jobserver: " + FileProblem.of(e)));
    }
  }

  /** Whether the slots are those of somebody else, who says how many there are. */
  public boolean limited() {
    return shared.limited();
  }

  /**
   * Starts it and returns at once.
   *
   * @param shown get its events as they are
   * @param kept get them without secrets, because they keep or send them
   */
  public RunHandle start(List<? extends RunEventSink> shown, List<? extends RunEventSink> kept)
      throws RunRefusedException {
    List<RunEventSink> recorded = new ArrayList<>(kept);
    if (recorder != null) {
      recorded.add(recorder);
    }
    List<RunEventSink> sinks = new ArrayList<>(shown);
    if (!recorded.isEmpty()) {
      sinks.add(new MaskedSink(recorded, secrets));
    }
    EventLog log = new EventLog(Clock.systemUTC(), Secrets.of(List.of()), sinks);
    try {
      return Runner.start(request, session.take(), log, shared);
    } catch (NotStartedException e) {
      throw RunRefusedException.of(e);
    }
  }

  /** At the end of the run: why its times could not be written down; null where they were. */
  public @Nullable String unrecorded() {
    return recorder == null ? null : recorder.problem();
  }

  @Override
  public void close() {
    shared.close();
  }
}
