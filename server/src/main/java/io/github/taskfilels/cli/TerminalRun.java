package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.MaskedSink;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.history.HistoryRecorder;
import io.github.taskfilels.run.jobserver.Jobservers;
import io.github.taskfilels.run.jobserver.Jobservers.Use;
import io.github.taskfilels.run.process.EarlySession;
import io.github.taskfilels.run.process.Shell;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.RunSummaryCollector;
import io.github.taskfilels.run.report.StallHint;
import io.github.taskfilels.run.report.TerminalView;
import io.github.taskfilels.run.tasks.TaskPlan;
import io.github.taskfilels.run.watch.Project;
import io.github.taskfilels.run.watch.Watcher;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Runs calls and shows the run in the terminal. */
record TerminalRun(Console console, Flags.Parsed flags, OutputChoice output) {
  private static final Duration STALL = Duration.ofSeconds(15);

  int run(
      EarlySession head,
      ImmutableList<Call> calls,
      TaskPlan plan,
      @Nullable HistoryRecorder recorder,
      Secrets secrets)
      throws ExitException {
    SharedSlots shared = shared(head);
    // The make that is joined was told how many jobs there may be.
    int workers = shared.limited() && !flags.has("concurrency") ? 0 : concurrency(flags);
    Colors colors = ColorChoice.of(console, flags);
    TerminalView.Options shown =
        new TerminalView.Options(output.style(), output.errorOnly(), colors, console.terminal());
    RunSummaryCollector summary = new RunSummaryCollector();
    List<RunEventSink> sinks = new ArrayList<>();
    var screen = console.screen();
    sinks.add(new TerminalView(shown, screen));
    sinks.add(summary);
    if (recorder != null) {
      sinks.add(recorder);
    }
    String advice = stallAdvice();
    if (advice != null && !shared.limited() && !flags.is("silent")) {
      sinks.add(new StallHint(STALL, advice, console.err()::println));
    }
    RunRequest request =
        new RunRequest(
            calls,
            plan.plan(),
            flags.is("parallel"),
            flags.is("failfast"),
            workers,
            ReadyOrder.CRITICAL_PATH);
    RunResult result;
    try (shared;
        RunFiles files = RunFiles.open(console, flags)) {
      files.sinks().forEach(sink -> sinks.add(new MaskedSink(sink, secrets)));
      EventLog log = new EventLog(Clock.systemUTC(), Secrets.of(List.of()), sinks);
      RunHandle handle = begin(head, request, log, shared);
      result = new GuardedRun(console, colors).await(handle, screen);
    }
    Failure failure = result.outcome().failure();
    if (failure != null) {
      ErrorText.annotate(console, failure.message());
      console.err().print(colors.paint(Colors.Color.RED, failure.message() + "\n"));
    }
    String unkept = recorder == null ? null : recorder.problem();
    if (unkept != null && flags.is("verbose")) {
      console.err().println("task: " + unkept);
    }
    if (flags.is("run-summary")) {
      summary.summary().ifPresent(figures -> console.err().print(figures.text(colors)));
    }
    return result.exitCode(flags.is("exit-code"));
  }

  private static RunHandle begin(
      EarlySession head, RunRequest request, EventLog log, SharedSlots shared)
      throws ExitException {
    try {
      return Runner.start(request, head.take(), log, shared);
    } catch (NotStartedException e) {
      throw noShell(e);
    }
  }

  private static ExitException noShell(NotStartedException e) {
    return new ExitException(ExitCode.UNKNOWN, "task: " + e.reason());
  }

  /** What to do where tasks wait for a slot for long; null where it is as the user wants it. */
  private @Nullable String stallAdvice() {
    if (!flags.has("concurrency")) {
      return "-C 0 lets any number of tasks run at the same time";
    }
    return concurrency(flags) == 0 ? "the limit of open files (ulimit -Hn) allows no more" : null;
  }

  /** How many tasks may work at once: as many as there are processors; 0 for any number. */
  static int concurrency(Flags.Parsed flags) {
    String given = flags.get("concurrency");
    return given == null
        ? Runtime.getRuntime().availableProcessors()
        : Math.max(0, Integer.parseInt(given));
  }

  /** Joins the jobserver of an outer make; {@code --jobserver} offers one, if it must. */
  private SharedSlots shared(EarlySession head) throws ExitException {
    Use use = !flags.has("jobserver") ? Use.JOIN : flags.is("jobserver") ? Use.OFFER : Use.OFF;
    try {
      return Jobservers.of(use, console.environment(), concurrency(flags), head.shell().mkfifo());
    } catch (NotStartedException e) {
      throw noShell(e);
    } catch (IOException e) {
      throw new ExitException(
          ExitCode.UNKNOWN, "task: cannot make the pipes of a jobserver: " + e.getMessage());
    }
  }

  /** Runs calls again and again, until it is told to end. */
  int watch(Project project, Project.Prepared first) throws ExitException {
    Colors colors = ColorChoice.of(console, flags);
    var screen = console.screen();
    TerminalView view =
        new TerminalView(
            new TerminalView.Options(
                output.style(), output.errorOnly(), colors, console.terminal()),
            screen);
    List<RunEventSink> sinks = new ArrayList<>(List.of(view));
    try (RunFiles files = RunFiles.open(console, flags)) {
      sinks.addAll(files.sinks());
      Watcher watcher = Watcher.start(project, first, concurrency(flags), shell(), sinks);
      return new GuardedRun(console, colors)
          .awaitWatch(watcher, screen)
          .exitCode(flags.is("exit-code"));
    } catch (IOException e) {
      throw new ExitException(ExitCode.UNKNOWN, "task: files cannot be watched: " + e.getMessage());
    }
  }

  private Shell shell() throws ExitException {
    try {
      Shell shell = Shell.find(console.environment());
      return flags.is("isolate") ? shell.isolated(console.environment()) : shell;
    } catch (NotStartedException e) {
      throw noShell(e);
    }
  }

  /** Asks tasks at the same time, in silence; gives the names of those that are up to date. */
  Set<String> upToDate(ImmutableList<Call> calls) throws ExitException {
    Set<String> upToDate = ConcurrentHashMap.newKeySet();
    if (calls.isEmpty()) {
      return upToDate;
    }
    RunEventSink sink =
        event -> {
          if (event instanceof RunEvent.NodeEnded ended
              && ended.outcome().status() == Outcome.Status.UP_TO_DATE) {
            upToDate.add(ended.task());
          }
        };
    EventLog log = new EventLog(Clock.systemUTC(), Secrets.of(List.of()), List.of(sink));
    int workers = Runtime.getRuntime().availableProcessors();
    RunRequest request = RunRequest.of(calls, workers).inParallel(false);
    RunHandle handle = Runner.start(request, shell(), log);
    new GuardedRun(console, ColorChoice.of(console, flags)).await(handle, console.screen());
    return upToDate;
  }
}
