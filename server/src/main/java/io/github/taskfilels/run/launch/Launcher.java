package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.process.EarlySession;
import io.github.taskfilels.run.process.Shell;
import io.github.taskfilels.run.tasks.Prompter;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.run.watch.WatchLog;
import io.github.taskfilels.run.watch.Watcher;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Prepares and starts what specifications want. It has one shell session: for one run, or for one
 * inquiry. Used by one thread, which closes it.
 */
public final class Launcher implements AutoCloseable {
  private final ImmutableMap<String, String> environment;
  private final boolean isolated;
  private final EarlySession session;

  private Launcher(
      ImmutableMap<String, String> environment, boolean isolated, EarlySession session) {
    this.environment = environment;
    this.isolated = isolated;
    this.session = session;
  }

  /** For a run that will surely come: its session is opened while Taskfiles are still read. */
  public static Launcher early(ImmutableMap<String, String> environment) {
    return new Launcher(environment, false, EarlySession.begin(environment));
  }

  /**
   * For a run that may start nothing.
   *
   * @param isolated whether each command has a PID namespace of its own
   */
  public static Launcher later(ImmutableMap<String, String> environment, boolean isolated) {
    return new Launcher(environment, isolated, EarlySession.later(environment, isolated));
  }

  /** Finds the tasks of a specification and prepares them. */
  public PreparedRun prepare(RunSpec spec) throws RunRefusedException {
    return prepare(RequestedCalls.of(spec));
  }

  /** Plans calls and asks the user for what they lack. */
  public PreparedRun prepare(RequestedCalls calls) throws RunRefusedException {
    RunSpec spec = calls.spec();
    TaskRun run = calls.run();
    boolean status = spec.options().is(Switch.STATUS_ONLY);
    boolean executes = !spec.options().is(Switch.DRY);
    int atLeast = calls.found().size();
    for (Lookup.Found call : calls.found()) {
      atLeast += call.task().task().references().size();
    }
    if (atLeast > 1 && !status) {
      run.expectSoon();
    }
    session.expect(executes ? atLeast : 0);
    TaskPlan plan =
        status
            ? TaskPlan.UNKNOWN
            : TaskPlan.of(spec.program().snapshot(), spec.program().program(), calls.found());
    if (spec.execution().cycles() == Execution.Cycles.REFUSED) {
      refuseCycle(plan);
    }
    session.expect(executes ? plan.tasks().size() : 0);
    try {
      run.required().askUpfront(calls.found());
    } catch (ValueException e) {
      throw RunRefusedException.of(e);
    } catch (InterruptedException e) {
      throw RunRefusedException.interrupted();
    }
    return new PreparedRun(session, calls, plan);
  }

  private static void refuseCycle(TaskPlan plan) throws RunRefusedException {
    Optional<ImmutableList<String>> cycle = plan.plan().cycle();
    if (cycle.isPresent()) {
      throw new RunRefusedException(new RunRefusal.TaskCycle(cycle.get()));
    }
  }

  /**
   * Runs calls, and again whenever their files change, until it is cancelled. Returns at once.
   *
   * @param first the calls for the first time
   * @param again what is wanted of them later
   * @param shown get the events of all runs as those of one
   * @param kept get them without secrets, because they keep or send them
   */
  public RunHandle watch(
      PreparedRun first,
      WatchedSpec again,
      List<? extends RunEventSink> shown,
      List<? extends RunEventSink> kept)
      throws RunRefusedException {
    session.close();
    try {
      Shell found = Shell.find(environment);
      return Watcher.start(
          new WatchedProject(this, again, first.calls()),
          first.watched(),
          first.calls().spec().execution().concurrency(),
          isolated ? found.isolated(environment) : found,
          new WatchLog(Clock.systemUTC(), shown, kept, first.calls().run().secrets()));
    } catch (NotStartedException e) {
      throw RunRefusedException.of(e);
    } catch (IOException e) {
      throw new RunRefusedException(
          new RunRefusal.NotPossible("files cannot be watched: " + FileProblem.of(e)));
    }
  }

  /**
   * Asks tasks at the same time, in silence, whether they are up to date.
   *
   * @return for the full names of those that are; null where none of them can be
   */
  public @Nullable Inquiry<Set<String>> upToDate(RunSpec spec, List<TaskView> tasks)
      throws RunRefusedException {
    TaskRun run = asking(spec);
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    for (TaskView task : tasks) {
      Task written = spec.program().written(task);
      if (written != null
          && !(written.fingerprint().sources().isEmpty()
              && written.fingerprint().status().isEmpty())) {
        calls.add(run.requested(new Lookup.Found(task, ImmutableList.of(), task.name())));
      }
    }
    ImmutableList<Call> asked = calls.build();
    if (asked.isEmpty()) {
      return null;
    }
    Set<String> upToDate = ConcurrentHashMap.newKeySet();
    RunEventSink sink =
        event -> {
          if (event instanceof RunEvent.NodeEnded ended
              && ended.outcome().status() == Outcome.Status.UP_TO_DATE) {
            upToDate.add(ended.task());
          }
        };
    return new Inquiry<>(ask(asked, List.of(sink)), () -> upToDate);
  }

  /** Tasks that say what they would do; the user is asked nothing. */
  static TaskRun asking(RunSpec spec) throws RunRefusedException {
    try {
      return spec.with(spec.options().asking()).with(Prompter.nobody()).newRun();
    } catch (ValueException e) {
      throw RunRefusedException.of(e);
    }
  }

  /** Starts calls that only ask commands something. */
  RunHandle ask(ImmutableList<Call> calls, List<RunEventSink> sinks) throws RunRefusedException {
    EventLog log = new EventLog(Clock.systemUTC(), Secrets.of(List.of()), sinks);
    RunRequest request = RunRequest.of(calls, Concurrency.UNSAID.slots()).inParallel(false);
    try {
      return Runner.start(request, session.take(), log, SharedSlots.NONE);
    } catch (NotStartedException e) {
      throw RunRefusedException.of(e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
