package io.github.taskfilels.run.process;

import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.RunIds;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * A session that is opened on a thread of its own while Taskfiles are still read: the shell is
 * found and asked for its version. Used by one thread, which closes it.
 */
public final class EarlySession implements AutoCloseable {
  private final FutureTask<ProcessSession> session;
  private boolean begun;
  private boolean taken;

  private EarlySession(Callable<ProcessSession> session) {
    this.session = new FutureTask<>(session);
  }

  /** Begins at once. */
  public static EarlySession begin(Map<String, String> environment) {
    EarlySession head =
        new EarlySession(
            () -> ProcessSession.open(Shell.Programs.find(environment), RunIds.next()));
    head.begun = true;
    Thread.ofPlatform().daemon().name("shell-search").start(head.session);
    return head;
  }

  /**
   * Begins when it is asked, for a run that may start nothing.
   *
   * @param isolated whether each command has a PID namespace of its own
   */
  public static EarlySession later(Map<String, String> environment, boolean isolated) {
    return new EarlySession(
        () -> {
          Shell shell = Shell.find(environment);
          return ProcessSession.open(isolated ? shell.isolated(environment) : shell, RunIds.next());
        });
  }

  /** Is told how many tasks the run will need at least, whenever more is known of that. */
  public void expect(int tasks) {
    NativeSpawn.expect(tasks);
  }

  /**
   * What will run the commands.
   *
   * @throws NotStartedException when there is no bash, saying where it was looked for
   */
  public Shell shell() throws NotStartedException {
    return session().shell();
  }

  /** The session; from now on whoever asked closes it. Errors as {@link #shell}. */
  public ProcessSession take() throws NotStartedException {
    ProcessSession found = session();
    taken = true;
    return found;
  }

  /** The session, which is still closed with this. */
  ProcessSession session() throws NotStartedException {
    begun = true;
    session.run(); // Unless the other thread does it already.
    try {
      return session.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof NotStartedException reason) {
        throw reason;
      }
      throw new IllegalStateException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotStartedException("interrupted while the shell was looked for", interrupted);
    }
  }

  /** Ends what nobody took. */
  @Override
  public void close() {
    if (begun && !taken) {
      try {
        take().close();
      } catch (NotStartedException nothing) {
        taken = true; // Nothing was begun that could be ended; who needs a shell was told why.
      }
    }
  }
}
