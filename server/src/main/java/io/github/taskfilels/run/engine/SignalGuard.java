package io.github.taskfilels.run.engine;

import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Termination;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of a run when its runner gets signals. As with Task the first two are told and the
 * commands get them, too, and a third one ends everything at once. Different from Task:
 *
 * <ul>
 *   <li>TERM and HUP mean the run and not only its commands: nothing more starts but defers, and
 *       what does not end within the grace is killed.
 *   <li>INT is up to the commands only while somebody sits at the terminal. Else those that do not
 *       end within the grace are killed, and the run ends.
 *   <li>INT while no command runs ends the run.
 *   <li>However it ends, nothing of the run is left.
 * </ul>
 */
public final class SignalGuard implements AutoCloseable {
  /** How long a command that got a signal may take. */
  public static final Duration GRACE = Termination.DEFAULT.grace();

  private static final Duration KILL_TIME = Duration.ofSeconds(7);
  private static final Duration STUCK = Duration.ofSeconds(1);

  /** Between two looks at a run that seems to be stuck; between its commands it seems so, too. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final int LOOKS = 3;
  private static final int FORCING = 3;

  /** Is told of signals. */
  public interface Listener {
    /** A signal was passed on. */
    void received(Termination.Signal signal);

    /** The run is ended by force now. */
    void forced(Termination.Signal signal);
  }

  private final RunHandle run;
  private final Duration patience;
  private final Mode mode;
  private final Listener listener;
  private final CompletableFuture<Optional<RunResult>> end = new CompletableFuture<>();
  private final Signals signals;
  private int count;
  private boolean stopping;
  private boolean forced;

  /** What INT means. */
  public enum Mode {
    /** Somebody at a terminal has pressed Ctrl-C and can do so again: the commands decide. */
    ATTENDED,
    /** A program has sent it: the commands decide, but soon. */
    UNATTENDED,
    /** The end of the run. */
    ENDING
  }

  private SignalGuard(RunHandle run, Duration patience, Mode mode, Listener listener) {
    this.run = run;
    this.patience = patience;
    this.mode = mode;
    this.listener = listener;
    run.result().thenAccept(result -> end.complete(Optional.of(result)));
    this.signals = Signals.to(this::received);
  }

  /**
   * Guards a run from now on.
   *
   * @param patience how long a run that was told to end may take, defers included, before it is
   *     killed
   */
  public static SignalGuard of(RunHandle run, Duration patience, Mode mode, Listener listener) {
    return new SignalGuard(run, patience, mode, listener);
  }

  /**
   * Waits for the end of the run.
   *
   * @return empty when it was told to end and hangs in something that cannot be interrupted, such
   *     as a question to the user: then the process is to end
   */
  public Optional<RunResult> await() {
    return end.join();
  }

  /** Whether a third signal ended the run. */
  public synchronized boolean forced() {
    return forced;
  }

  private synchronized void received(Termination.Signal signal) {
    count++;
    if (count >= FORCING) {
      forced = true;
      listener.forced(signal);
      run.kill("killed");
      later("killed", KILL_TIME, this::giveUp);
      return;
    }
    listener.received(signal);
    if (mode == Mode.ENDING || signal != Termination.Signal.INT) {
      stop(new Termination(signal, GRACE, true));
      return;
    }
    Receivers receivers = run.pass(signal);
    if (!receivers.any()) {
      stop(new Termination(signal, GRACE, true));
    } else if (mode == Mode.UNATTENDED) {
      later("interrupted", GRACE, () -> stopIf(receivers));
    }
  }

  private synchronized void stopIf(Receivers receivers) {
    if (receivers.running().getAsBoolean()) {
      stop(new Termination(Termination.Signal.KILL, Duration.ZERO, true));
    }
  }

  /** Ends the run from outside, as a TERM would, but without a word. */
  public synchronized void stop() {
    stop(new Termination(Termination.Signal.TERM, GRACE, true));
  }

  private void stop(Termination how) {
    run.cancel("context canceled", how);
    if (!stopping) {
      stopping = true;
      later("stopping", STUCK, () -> giveUpIfStuck(0));
      later("patience", patience, () -> run.kill("context canceled"));
      later("killed", patience.plus(KILL_TIME), this::giveUp);
    }
  }

  /** A worker that runs no command cannot be interrupted; with commands it is a matter of time. */
  private void giveUpIfStuck(int looks) {
    if (!run.idle()) {
      later("stopping", STUCK, () -> giveUpIfStuck(0));
    } else if (looks + 1 < LOOKS) {
      later("stopping", LOOK, () -> giveUpIfStuck(looks + 1));
    } else {
      giveUp();
    }
  }

  private void giveUp() {
    end.complete(Optional.empty());
  }

  private void later(String name, Duration time, Runnable action) {
    Thread.ofVirtual()
        .name("signal-" + name)
        .start(
            () -> {
              try {
                run.result().get(time.toMillis(), TimeUnit.MILLISECONDS);
              } catch (java.util.concurrent.TimeoutException notYet) {
                action.run();
              } catch (InterruptedException | java.util.concurrent.ExecutionException never) {
                throw new IllegalStateException(never);
              }
            });
  }

  @Override
  public void close() {
    signals.close();
  }
}
