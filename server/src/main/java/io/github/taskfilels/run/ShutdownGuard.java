package io.github.taskfilels.run;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends a run when the runner's own process is told to stop (SIGINT, SIGTERM, SIGHUP, or {@code
 * System.exit}): cancels it, lets defers have their time, then kills what is left. Close it when
 * the run has ended by itself. The case where the process cannot react any more is the watchdog's.
 */
public final class ShutdownGuard implements AutoCloseable {
  private static final Duration KILL_TIME = Duration.ofSeconds(3);

  private final Thread hook;

  private ShutdownGuard(RunHandle run, Duration patience) {
    this.hook = new Thread(() -> stop(run, patience), "shutdown-" + run.id());
  }

  /**
   * Guards a run from now on.
   *
   * @param patience how long a cancelled run may take, defers included, before it is killed
   */
  public static ShutdownGuard of(RunHandle run, Duration patience) {
    ShutdownGuard guard = new ShutdownGuard(run, patience);
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException shuttingDown) {
      // Too late to take it back: the hook finds the run ended and does nothing.
      return;
    }
  }

  private static void stop(RunHandle run, Duration patience) {
    run.cancel("the runner was stopped");
    if (!ended(run, patience)) {
      run.kill("the runner was stopped");
      ended(run, KILL_TIME);
    }
  }

  private static boolean ended(RunHandle run, Duration limit) {
    try {
      run.result().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException never) {
      throw new IllegalStateException(never);
    }
  }
}
