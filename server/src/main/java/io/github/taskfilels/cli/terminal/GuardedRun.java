package io.github.taskfilels.cli.terminal;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.engine.SignalGuard;
import io.github.taskfilels.run.engine.SignalGuard.Mode;
import io.github.taskfilels.run.engine.Signals;
import io.github.taskfilels.run.launch.Inquiry;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.report.Colors.Color;
import io.github.taskfilels.run.report.RunScreen;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Waits for a run that signals, or a reader of the output that goes away, may end. */
public record GuardedRun(Console console, Colors colors) implements SignalGuard.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** What a shell says of a program that wrote to a pipe without a reader. */
  public static final int NO_READER = 141;

  /**
   * The result of the run, when nothing of it is left.
   *
   * @throws ExitException without a text when there is nothing more to say of it
   */
  public RunResult await(RunHandle run, RunScreen screen) throws ExitException {
    return await(run, screen, attended() ? Mode.ATTENDED : Mode.UNATTENDED, this);
  }

  /** The same for a watch, which ends well when it is told to end. */
  public RunResult awaitWatch(RunHandle watch, RunScreen screen) throws ExitException {
    return await(watch, screen, Mode.ENDING, SILENT);
  }

  /** What came of asking commands, when nothing of that is left. */
  public <T> T answer(Inquiry<T> inquiry) throws ExitException, RunRefusedException {
    await(inquiry.run(), console.screen());
    return inquiry.answer().get();
  }

  private static RunResult await(
      RunHandle run, RunScreen screen, Mode mode, SignalGuard.Listener listener)
      throws ExitException {
    try (SignalGuard guard = SignalGuard.of(run, PATIENCE, mode, listener)) {
      screen.whenClosed(guard::stop);
      Optional<RunResult> result = guard.await();
      if (screen.failure().isPresent()) {
        throw new ExitException(NO_READER, "");
      }
      if (guard.forced() || result.isEmpty()) {
        throw new ExitException(ExitCode.UNKNOWN, "");
      }
      return result.get();
    }
  }

  private static final SignalGuard.Listener SILENT =
      new SignalGuard.Listener() {
        @Override
        public void received(Termination.Signal signal) {}

        @Override
        public void forced(Termination.Signal signal) {}
      };

  @Override
  public void received(Termination.Signal signal) {
    String text = "task: Signal received: \"" + Signals.words(signal) + "\"\n";
    console.out().print(colors.paint(Color.YELLOW, text));
  }

  @Override
  public void forced(Termination.Signal signal) {
    String text =
        "task: Signal received for the third time: \""
            + Signals.words(signal)
            + "\". Forcing shutdown\n";
    console.err().print(colors.paint(Color.RED, text));
  }

  /** Whether this process has a terminal that can send it signals. */
  static boolean attended() {
    try (InputStream _ = Files.newInputStream(Path.of("/dev/tty"))) {
      return true;
    } catch (IOException none) {
      return System.console() != null && System.console().isTerminal();
    }
  }
}
