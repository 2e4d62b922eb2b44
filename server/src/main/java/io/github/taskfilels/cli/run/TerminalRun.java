package io.github.taskfilels.cli.run;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.cli.terminal.ErrorText;
import io.github.taskfilels.cli.terminal.GuardedRun;
import io.github.taskfilels.cli.terminal.StatusLine;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.launch.Launcher;
import io.github.taskfilels.run.launch.PreparedRun;
import io.github.taskfilels.run.launch.ReadyRun;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.WatchedSpec;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.JoinedCalls;
import io.github.taskfilels.run.report.RunScreen;
import io.github.taskfilels.run.report.RunSummaryCollector;
import io.github.taskfilels.run.report.StallHint;
import io.github.taskfilels.run.report.TerminalView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows runs in the terminal, to their end. */
record TerminalRun(Console console, Flags.Parsed flags, OutputChoice output) {
  private static final Duration STALL = Duration.ofSeconds(15);

  /** Runs calls; gives the exit code. */
  int run(PreparedRun prepared) throws ExitException, RunRefusedException {
    Colors colors = ColorChoice.of(console, flags);
    RunSummaryCollector summary = new RunSummaryCollector(prepared.concurrency().slots() == 0);
    List<RunEventSink> sinks = new ArrayList<>();
    RunScreen screen = console.screen();
    int code;
    RunResult result;
    String unrecorded;
    try (ReadyRun ready = prepared.ready();
        RunFiles files = RunFiles.open(console, flags)) {
      sinks.add(view(screen, colors));
      sinks.add(summary);
      if (showsStatus()) {
        sinks.add(new StatusLine(console.terminalLock(), console.err()));
      }
      if (flags.is("verbose")) {
        sinks.add(new JoinedCalls(console.err()::println));
      }
      String advice = stallAdvice(prepared);
      if (advice != null && !ready.limited() && !flags.is("silent")) {
        sinks.add(new StallHint(STALL, advice, console.err()::println));
      }
      RunHandle handle = ready.start(sinks, files.sinks());
      result = new GuardedRun(console, colors).await(handle, screen);
      unrecorded = ready.unrecorded();
      code = files.close(console, result.exitCode(flags.is("exit-code")));
    }
    Failure failure = result.outcome().failure();
    if (failure != null) {
      for (String message : failure.messages()) {
        ErrorText.annotate(console, message);
        console.err().print(colors.paint(Colors.Color.RED, message + "\n"));
      }
    }
    if (unrecorded != null && flags.is("verbose")) {
      console.err().println("task: " + unrecorded);
    }
    if (flags.is("run-summary")) {
      summary.summary().ifPresent(figures -> console.err().print(figures.text(colors)));
    }
    return code;
  }

  /** Where people look and commands do not write to the terminal themselves. */
  private boolean showsStatus() {
    boolean ours = output.style() != TerminalView.Style.INTERLEAVED || !console.terminal();
    return ours
        && console.display()
        && !console.environment().getOrDefault("TERM", "").equals("dumb")
        && !flags.is("silent")
        && !flags.is("dry");
  }

  private TerminalView view(RunScreen screen, Colors colors) {
    return new TerminalView(
        new TerminalView.Options(
            output.style(), output.errorOnly(), colors, console.terminal(), console.together()),
        screen);
  }

  /** What to do where tasks wait for a slot for long; null where it is as the user wants it. */
  private @Nullable String stallAdvice(PreparedRun prepared) {
    if (!prepared.concurrency().said()) {
      return "-C 0 lets any number of tasks run at the same time";
    }
    return prepared.concurrency().slots() == 0
        ? "the limit of open files (ulimit -Hn) allows no more"
        : null;
  }

  /** Runs calls again and again, until it is told to end. */
  int watch(Launcher launcher, PreparedRun first, WatchedSpec again)
      throws ExitException, RunRefusedException {
    Colors colors = ColorChoice.of(console, flags);
    RunScreen screen = console.screen();
    List<RunEventSink> sinks = List.of(view(screen, colors));
    try (RunFiles files = RunFiles.open(console, flags)) {
      RunResult result =
          new GuardedRun(console, colors)
              .awaitWatch(launcher.watch(first, again, sinks, files.sinks()), screen);
      return files.close(console, result.exitCode(flags.is("exit-code")));
    }
  }
}
