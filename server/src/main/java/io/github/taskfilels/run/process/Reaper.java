package io.github.taskfilels.run.process;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.Termination.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Ends processes and makes sure that they are gone: polite signal to the groups and to whatever
 * left them, KILL after the grace, again and again until two looks in a row find nothing. All
 * terminations of a session share one thread and one look at the process table per tick, so that
 * cancelling a hundred commands costs about as much as cancelling one.
 */
final class Reaper implements AutoCloseable {
  private static final long TICK_MILLIS = 15;
  private static final long GIVE_UP_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** What is left over when a termination gives up; empty in every normal case. */
  record Leftover(ImmutableList<Long> pids) {}

  private final Shell shell;
  private final LinkedBlockingQueue<Job> incoming = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean closed;

  Reaper(Shell shell, String name) {
    this.shell = shell;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::loop);
  }

  /** Starts the thread. */
  void start() {
    thread.start();
  }

  /**
   * Ends everything that matches.
   *
   * @param groups process groups to signal as a whole
   * @param handles processes known by parentage, for systems without a process table and for
   *     cleared environments
   * @param mine which entries of the process table belong to it
   */
  CompletableFuture<Leftover> end(
      Termination how,
      ImmutableSet<Long> groups,
      ImmutableList<ProcessHandle> handles,
      Predicate<ProcessTable.Entry> mine) {
    Job job = new Job(how, groups, handles, mine);
    incoming.add(job);
    return job.done;
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }

  private void loop() {
    List<Job> jobs = new ArrayList<>();
    try {
      while (!closed) {
        if (jobs.isEmpty()) {
          jobs.add(incoming.take());
        }
        incoming.drainTo(jobs);
        tick(jobs);
        jobs.removeIf(job -> job.done.isDone());
        if (!jobs.isEmpty()) {
          Thread.sleep(TICK_MILLIS);
        }
      }
    } catch (InterruptedException stop) {
      // Closed: nobody waits for terminations any more, or their waiters are told below.
      Thread.currentThread().interrupt();
    }
    incoming.drainTo(jobs);
    jobs.forEach(job -> job.done.complete(new Leftover(ImmutableList.of())));
  }

  private void tick(List<Job> jobs) {
    ImmutableList<ProcessTable.Entry> table = ProcessTable.scan();
    long now = System.nanoTime();
    for (Signal signal : Signal.values()) {
      Set<Long> groups = new LinkedHashSet<>();
      Set<Long> pids = new LinkedHashSet<>();
      for (Job job : jobs) {
        if (job.dueSignal(now) == signal) {
          job.targets(table, groups, pids);
        }
      }
      send(signal, groups, pids);
    }
    for (Job job : jobs) {
      job.check(table, now);
    }
  }

  /** One process of bash signals everything, since Java has no call for groups or for INT. */
  void send(Signal signal, Set<Long> groups, Set<Long> pids) {
    if (groups.isEmpty() && pids.isEmpty()) {
      return;
    }
    Signal sent = shell.isolation() == null ? signal : Isolation.understood(signal);
    List<String> words =
        new ArrayList<>(
            List.of(
                shell.bash().toString(),
                "--noprofile",
                "--norc",
                "-c",
                "kill -s \"$0\" -- \"$@\"",
                sent.name()));
    groups.forEach(group -> words.add("-" + group));
    pids.forEach(pid -> words.add(Long.toString(pid)));
    try {
      Process kill =
          new ProcessBuilder(words)
              .redirectInput(ProcessBuilder.Redirect.from(Shell.nullDevice()))
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      kill.waitFor();
    } catch (IOException noProcess) {
      // No process can be started (limits, memory): the direct way reaches each process, though not
      // atomically.
      for (long pid : pids) {
        ProcessHandle.of(pid)
            .ifPresent(
                signal == Signal.KILL ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** One termination under way. Only the reaper's thread touches it after it was queued. */
  private static final class Job {
    final CompletableFuture<Leftover> done = new CompletableFuture<>();
    private final Termination how;
    private final ImmutableSet<Long> groups;
    private final ImmutableList<ProcessHandle> handles;
    private final Predicate<ProcessTable.Entry> mine;
    private final long start = System.nanoTime();
    private boolean asked;
    private int quietLooks;

    Job(
        Termination how,
        ImmutableSet<Long> groups,
        ImmutableList<ProcessHandle> handles,
        Predicate<ProcessTable.Entry> mine) {
      this.how = how;
      this.groups = groups;
      this.handles = handles;
      this.mine = mine;
    }

    /**
     * The signal to send at this moment, null for none: the polite one once, KILL on every tick
     * after the grace.
     */
    @Nullable Signal dueSignal(long now) {
      if (now - start >= how.grace().toNanos()) {
        return Signal.KILL;
      }
      return asked ? null : how.signal();
    }

    void targets(
        ImmutableList<ProcessTable.Entry> table, Set<Long> intoGroups, Set<Long> intoPids) {
      asked = true;
      for (ProcessTable.Entry entry : table) {
        if (groups.contains(entry.group()) && entry.session() == entry.group()) {
          intoGroups.add(entry.group());
        } else if (mine.test(entry)) {
          intoPids.add(entry.pid());
        }
      }
      if (!ProcessTable.available()) {
        intoGroups.addAll(groups);
      }
      addKnown(table, intoPids);
    }

    /** A zombie still has a handle but is not in the table. */
    private void addKnown(ImmutableList<ProcessTable.Entry> table, Set<Long> pids) {
      Set<Long> visible = new HashSet<>();
      table.forEach(entry -> visible.add(entry.pid()));
      boolean hidden = !ProcessTable.available();
      for (ProcessHandle handle : handles) {
        if (handle.isAlive() && (hidden || visible.contains(handle.pid()))) {
          pids.add(handle.pid());
        }
      }
    }

    void check(ImmutableList<ProcessTable.Entry> table, long now) {
      Set<Long> alive = new LinkedHashSet<>();
      for (ProcessTable.Entry entry : table) {
        if ((groups.contains(entry.group()) && entry.session() == entry.group())
            || mine.test(entry)) {
          alive.add(entry.pid());
        }
      }
      addKnown(table, alive);
      // A process between two programs shows no environment for a moment, hence two looks.
      quietLooks = alive.isEmpty() ? quietLooks + 1 : 0;
      if (quietLooks >= 2) {
        done.complete(new Leftover(ImmutableList.of()));
      } else if (now - start > how.grace().toNanos() + GIVE_UP_NANOS) {
        done.complete(new Leftover(ImmutableList.copyOf(alive)));
      }
    }
  }
}
