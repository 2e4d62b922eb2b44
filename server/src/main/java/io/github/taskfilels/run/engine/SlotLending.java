package io.github.taskfilels.run.engine;

import io.github.taskfilels.run.RunningCommand;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets tasks lend their slots while their commands use no processor: servers that wait for
 * requests, downloads, sleeps. As long as others wait for a slot it looks again and again at what
 * each running command has used. A task between its commands, or busy with what is no command of
 * its own, never lends.
 *
 * <p>What is idle together may begin to work together: so one slot is lent at a look, and twice as
 * many at the next one as long as that goes on.
 */
final class SlotLending implements AutoCloseable {
  /** Between two looks at least. */
  private static final long SHORTEST = Duration.ofMillis(25).toNanos();

  /** At most, while slots are lent for which others wait. */
  private static final long LENT = Duration.ofMillis(50).toNanos();

  /** At most, while none is lent for which others wait. */
  private static final long NONE_LENT = Duration.ofMillis(100).toNanos();

  /** While slots are lent and nobody waits. */
  private static final long NOBODY_WAITS = Duration.ofSeconds(1).toNanos();

  /** Where looking takes long it is done less often: all looks together for a tenth of the time. */
  private static final int TENTH = 10;

  private static final long LONGEST = Duration.ofMillis(300).toNanos();

  private final Loans loans;

  /** By their nodes, each of which runs one at a time. */
  private final Map<Integer, Watched> commands = new ConcurrentSkipListMap<>();

  private volatile int waiting;
  private int lent;
  private @Nullable Thread thread;
  private boolean over;

  // Of the thread.
  private int allowed = 1;
  private long next;

  /** What comes of it. Called by any thread. */
  interface Loans {
    /** The node lends its slot. */
    void lend(int node);

    /** It has it back. */
    void takeBack(int node);

    /** Whether so many commands can run at once. */
    boolean possible(int commands);
  }

  SlotLending(Loans loans) {
    this.loans = loans;
  }

  /** A command of a node, from its start to its end. */
  final class Watched implements AutoCloseable {
    private final int node;
    private final RunningCommand command;
    private final Idleness idleness = new Idleness(System.nanoTime());
    private boolean told = true;
    private boolean lends;
    private boolean ended;

    private Watched(int node, RunningCommand command) {
      this.node = node;
      this.command = command;
    }

    /** Whether it is idle, as far as the system tells; asked by the thread alone. */
    private boolean idle() {
      OptionalLong used = command.processorNanos();
      told = used.isPresent();
      return told && idleness.look(System.nanoTime(), used.getAsLong());
    }

    private long due() {
      return told ? idleness.due() : Long.MAX_VALUE;
    }

    /** Told within the lock, so that nothing is lent after the end. */
    private synchronized boolean lend() {
      if (ended || lends) {
        return false;
      }
      lends = true;
      count(1);
      loans.lend(node);
      return true;
    }

    private synchronized void takeBack() {
      if (lends) {
        lends = false;
        count(-1);
        loans.takeBack(node);
      }
    }

    private synchronized boolean lends() {
      return lends;
    }

    @Override
    public void close() {
      commands.remove(node);
      synchronized (this) {
        ended = true;
        takeBack();
      }
    }
  }

  /** A command runs from now on; closed when it has ended. */
  Watched watch(int node, RunningCommand command) {
    Watched watched = new Watched(node, command);
    commands.put(node, watched);
    return watched;
  }

  /** So many tasks wait for a slot now. Called by one thread at a time. */
  void waiting(int tasks) {
    boolean begins = tasks > 0 && waiting == 0;
    waiting = tasks;
    if (begins) {
      begin();
    }
  }

  private synchronized void begin() {
    if (thread == null && !over) {
      thread = Thread.ofPlatform().daemon().name("slot-lending").start(this::loop);
    }
    notifyAll();
  }

  private synchronized void count(int more) {
    lent += more;
  }

  private void loop() {
    long begin = System.nanoTime();
    long took = 0;
    next = begin + SHORTEST;
    while (awaitNextLook(begin + NOBODY_WAITS)) {
      begin = System.nanoTime();
      long due = look() - begin;
      // One that took long by chance, as the first one does, means nothing.
      long before = took;
      took = System.nanoTime() - begin;
      long pause = Math.clamp(due, SHORTEST, lent() > 0 ? LENT : NONE_LENT);
      next = begin + Math.clamp(Math.min(took, before) * TENTH, pause, LONGEST);
    }
  }

  private synchronized int lent() {
    return lent;
  }

  /**
   * Waits until it is time to look again; false when the run is over.
   *
   * @param later the time for that while nobody waits
   */
  private synchronized boolean awaitNextLook(long later) {
    try {
      while (!over) {
        if (waiting == 0 && lent == 0) {
          wait();
          continue;
        }
        long left = (waiting > 0 ? next : later) - System.nanoTime();
        if (left <= 0) {
          return true;
        }
        wait(Math.ceilDiv(left, 1_000_000));
      }
    } catch (InterruptedException nobodyDoes) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  /** Gives the moment at which somebody else may be idle at the earliest. */
  private long look() {
    int more = 0;
    long due = Long.MAX_VALUE;
    for (Watched watched : commands.values()) {
      boolean lends = watched.lends();
      if (!lends && (waiting == 0 || watched.due() > System.nanoTime())) {
        due = Math.min(due, watched.due());
        continue;
      }
      boolean idle = watched.idle();
      if (lends && !idle) {
        watched.takeBack();
      } else if (!lends && idle && more < allowed && wanted() && watched.lend()) {
        more++;
      } else if (!lends) {
        due = Math.min(due, watched.due());
      }
    }
    allowed = Math.max(1, 2 * more);
    return due;
  }

  /** Asked anew for each: what starts on a slot that was lent waits no more. */
  private boolean wanted() {
    return waiting > 0 && loans.possible(commands.size() + 1);
  }

  @Override
  public synchronized void close() {
    over = true;
    notifyAll();
  }
}
