package io.github.taskfilels.run.jobserver;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Log;
import io.github.taskfilels.run.SharedSlots;
import io.github.taskfilels.run.jobserver.MakeFlags.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Lends the slots that a run does not use to the builds that its commands start. Tasks that run and
 * tokens that are lent are together never more than the slots.
 *
 * <p>Each command has a pipe of its own. So what it has not given back when it ends, because a
 * build was killed, is known and comes back at once; and nobody can take what was lent to another.
 * A pipe that is empty belongs to a build that could use more; one with tokens that nobody takes
 * does not.
 */
public final class JobserverServer implements SharedSlots {
  private static final int LOOK_MILLIS = 20;

  private final int slots;
  private final Style style;
  private final TokenPipes pipes;
  private final List<Lent> loans = new ArrayList<>();
  private IntConsumer got = _ -> {};
  private int bank;
  private int wanted;
  private boolean closed;

  JobserverServer(int slots, Style style, Path mkfifo) throws IOException {
    this.slots = slots;
    this.style = style;
    this.pipes = new TokenPipes(mkfifo);
  }

  /** One command's pipe. Guarded by the server. */
  private final class Lent implements Loan {
    final TokenPipe pipe;
    final CommandSpec spec;
    int tokens;
    boolean idle;
    boolean recalling;
    boolean ended;

    Lent(TokenPipe pipe, CommandSpec spec) {
      this.pipe = pipe;
      this.spec = spec;
    }

    @Override
    public CommandSpec spec() {
      return spec;
    }

    @Override
    public void close() {
      ended(this);
    }
  }

  @Override
  public int atStart(int all) {
    return all;
  }

  @Override
  public void open(IntConsumer newGot) {
    synchronized (this) {
      got = newGot;
    }
    Thread.ofPlatform().daemon().name("jobserver").start(this::look);
  }

  @Override
  public synchronized void ask(int newWanted) {
    wanted = newWanted;
    notifyAll();
  }

  @Override
  public synchronized void give(int given) {
    bank += given;
    notifyAll();
  }

  @Override
  public Loan lend(CommandSpec spec) {
    if (spec.environment().containsKey(MakeFlags.NAME)) {
      return Loan.none(spec); // The user knows better.
    }
    try {
      TokenPipe pipe = pipes.take();
      String flags = MakeFlags.offer(style, pipe.path().toString(), slots);
      CommandSpec offered =
          spec.withEnvironment(
              ImmutableMap.<String, String>builder()
                  .putAll(spec.environment())
                  .put(MakeFlags.NAME, flags)
                  .buildOrThrow());
      Lent loan =
          new Lent(pipe, style == Style.DESCRIPTORS ? offered.withTokens(pipe.path()) : offered);
      synchronized (this) {
        loans.add(loan);
        notifyAll();
      }
      return loan;
    } catch (IOException e) {
      Log.of(JobserverServer.class)
          .log(System.Logger.Level.WARNING, "a command runs without jobserver: " + e);
      return Loan.none(spec);
    }
  }

  /** The command and all that it started have ended: its tokens come back, taken or not. */
  private synchronized void ended(Lent loan) {
    if (loan.ended) {
      return;
    }
    loan.ended = true;
    loans.remove(loan);
    bank += loan.tokens;
    loan.tokens = 0;
    try {
      if (loan.recalling) {
        loan.pipe.put(1); // For whoever waits at the pipe, who then drops it.
      } else {
        TokenPipes.drop(loan.pipe);
      }
    } catch (IOException e) {
      Log.of(JobserverServer.class)
          .log(System.Logger.Level.WARNING, "cannot delete a pipe of the jobserver: " + e);
    }
    notifyAll();
  }

  /** Moves tokens to where they are used, until the run is over. */
  private synchronized void look() {
    try {
      while (!closed) {
        lookOnce();
        wait(loans.isEmpty() ? 0 : LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void lookOnce() {
    try {
      serveRun();
      for (Lent loan : List.copyOf(loans)) {
        int unused = loan.pipe.available();
        if (unused > loan.tokens) {
          recall(loan); // Somebody wrote more than was taken.
        }
        if (unused == 0 && bank > 0 && (loan.tokens > 0 || !hungry(loan))) {
          int more = Math.min(bank, Math.max(1, loan.tokens));
          bank -= more;
          loan.tokens += more;
          loan.pipe.put(more);
          loan.idle = false;
        } else if (unused > 0 && loan.idle && hungry(loan)) {
          recall(loan);
        } else {
          loan.idle = unused > 0;
        }
      }
      recallForRun();
    } catch (IOException e) {
      Log.of(JobserverServer.class)
          .log(System.Logger.Level.WARNING, "the jobserver cannot see a pipe: " + e);
    }
  }

  private void serveRun() {
    int now = Math.min(bank, wanted);
    if (now > 0) {
      bank -= now;
      wanted -= now;
      got.accept(now);
    }
  }

  /** Whether another command has used up its tokens. */
  private boolean hungry(Lent but) throws IOException {
    for (Lent loan : loans) {
      if (loan != but && loan.tokens > 0 && loan.pipe.available() == 0) {
        return true;
      }
    }
    return false;
  }

  /** Tasks come before jobs of builds: takes tokens back as they are returned. */
  private void recallForRun() throws IOException {
    int missing = wanted;
    for (Lent loan : loans) {
      missing -= loan.recalling ? 1 : 0;
    }
    for (Lent loan : List.copyOf(loans)) {
      if (missing > 0 && loan.tokens > 0 && !loan.recalling) {
        recall(loan);
        missing--;
      }
    }
  }

  /** Waits, elsewhere, for one token at the pipe of a command. */
  private void recall(Lent loan) {
    if (!loan.recalling) {
      loan.recalling = true;
      Thread.ofPlatform().daemon().name("jobserver-recall").start(() -> recalled(loan));
    }
  }

  private void recalled(Lent loan) {
    try {
      loan.pipe.take();
      synchronized (this) {
        loan.recalling = false;
        if (loan.ended) {
          TokenPipes.drop(loan.pipe);
        } else if (loan.pipe.available() + 1 <= loan.tokens) {
          loan.tokens--;
          bank++;
        }
        notifyAll();
      }
    } catch (IOException e) {
      Log.of(JobserverServer.class)
          .log(System.Logger.Level.WARNING, "the jobserver cannot read a pipe: " + e);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    notifyAll();
    List.copyOf(loans).forEach(this::ended);
    try {
      pipes.close();
    } catch (IOException e) {
      Log.of(JobserverServer.class)
          .log(System.Logger.Level.WARNING, "cannot delete the pipes of the jobserver: " + e);
    }
  }

  /**
   * Where the slots are that the run has given.
   *
   * @param bank with nobody
   * @param lent with commands, in their pipes or taken
   * @param unused in the pipes
   */
  record Accounts(int bank, int lent, int unused) {}

  synchronized Accounts accounts() throws IOException {
    int lent = 0;
    int unused = 0;
    for (Lent loan : loans) {
      lent += loan.tokens;
      unused += loan.pipe.available();
    }
    return new Accounts(bank, lent, unused);
  }

  /** The pipe of the n-th command that runs, for tests. */
  synchronized @Nullable Path pipe(int number) {
    return number < loans.size() ? loans.get(number).pipe.path() : null;
  }
}
