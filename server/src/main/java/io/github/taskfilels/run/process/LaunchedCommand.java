package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.Termination;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real process with what reads its output. */
final class LaunchedCommand implements RunningCommand {
  private static final int SYNTAX_ERROR = 2;
  private static final long READING_MILLIS = 10;

  private final ProcessSession session;
  private final CommandSpec spec;
  private final Process process;
  private final long group;
  private final String token;
  private final ImmutableList<? extends CommandOutput> outputs;

  private @Nullable CompletableFuture<?> ending;
  private boolean hardest;
  private boolean ownAnswer;
  private boolean finished;
  private @Nullable ProcessorUse use;

  LaunchedCommand(
      ProcessSession session,
      CommandSpec spec,
      Process process,
      long group,
      String token,
      ImmutableList<? extends CommandOutput> outputs) {
    this.session = session;
    this.spec = spec;
    this.process = process;
    this.group = group;
    this.token = token;
    this.outputs = outputs;
  }

  /** The process group that it leads; 0 where it has none of its own. */
  long group() {
    return group;
  }

  @Override
  public Exit await(@Nullable Duration limit, Termination onTimeout) throws InterruptedException {
    boolean timedOut = false;
    if (limit != null && !process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      timedOut = ending() == null;
      terminate(onTimeout);
    }
    CompletableFuture<?> end = finish();
    if (end == null) {
      drain(session.drainGrace());
      session.ended(this);
      return exited(process.exitValue());
    }
    // A process that writes what nobody reads may not come to its end.
    while (!end.isDone() && !allEnded(READING_MILLIS)) {
      // What has come was read.
    }
    end.join();
    // Whatever held a pipe is gone; what is in it arrives at once.
    drain(Duration.ofSeconds(1));
    session.ended(this);
    if (timedOut && limit != null) {
      return new Exit.TimedOut(limit);
    }
    return ownAnswer() && !process.isAlive() ? exited(process.exitValue()) : new Exit.Cancelled();
  }

  @Override
  public synchronized void terminate(Termination how) {
    boolean hard = how.signal() == Termination.Signal.KILL || how.grace().isZero();
    if (finished || hardest || (ending != null && !hard)) {
      return;
    }
    hardest = hard;
    // Somebody has to wait for its end, which is not sure to be asked for any more.
    CompletableFuture<Process> ignored = process.onExit();
    ownAnswer = ending == null ? how.passedOn() : ownAnswer && how.passedOn();
    ImmutableList<ProcessHandle> known =
        ImmutableList.<ProcessHandle>builder()
            .addAll(process.descendants().iterator())
            .add(process.toHandle())
            .build();
    CompletableFuture<?> more =
        session
            .reaper()
            .end(
                how,
                group == 0 ? ImmutableSet.of() : ImmutableSet.of(group),
                known,
                entry -> RunToken.ofCommand(entry.cookie(), token));
    ending = ending == null ? more : CompletableFuture.allOf(ending, more);
  }

  @Override
  public OptionalLong processorNanos() {
    if (use == null) {
      use = ProcessorUse.of(process);
    }
    return use.nanos();
  }

  /** Waits for the shell to end; gives the termination under way, null when it ended by itself. */
  private @Nullable CompletableFuture<?> finish() throws InterruptedException {
    CompletableFuture<?> current = ending();
    while (current == null) {
      process.waitFor();
      synchronized (this) {
        if (ending == null) {
          finished = true;
          return null;
        }
        current = ending;
      }
    }
    return current;
  }

  private synchronized @Nullable CompletableFuture<?> ending() {
    return ending;
  }

  private synchronized boolean ownAnswer() {
    return ownAnswer;
  }

  private void drain(Duration grace) throws InterruptedException {
    if (!allEnded(grace.toMillis())) {
      outputs.forEach(CommandOutput::detach);
    }
  }

  private boolean allEnded(long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    boolean ended = true;
    for (CommandOutput output : outputs) {
      long left = Math.max(0, deadline - System.nanoTime());
      ended &= output.awaitEnd(left, TimeUnit.NANOSECONDS);
    }
    return ended;
  }

  private Exit exited(int code) throws InterruptedException {
    if (code == SYNTAX_ERROR) {
      String message = session.syntaxError(spec);
      if (message != null) {
        return new Exit.NotStarted(message);
      }
    }
    return new Exit.Exited(code);
  }
}
