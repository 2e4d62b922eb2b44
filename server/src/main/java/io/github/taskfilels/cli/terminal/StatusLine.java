package io.github.taskfilels.cli.terminal;

import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.text.Printable;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A line below the output of a run that takes long: how many tasks are done, and which work since
 * when. It goes away with the run, and while an interactive command has the terminal. Not for
 * commands that write to the terminal themselves: nobody could keep them from the line.
 */
public final class StatusLine implements RunEventSink {
  /** A run that is over before shows none. */
  private static final long PATIENCE_MILLIS = 2_000;

  private static final long TICK_MILLIS = 500;

  /** Fits on any terminal, so that it never takes two lines, which could not be taken away. */
  private static final int WIDEST = 76;

  private final TerminalLock lock;
  private final PrintStream screen;
  private final Map<Integer, Working> working = new LinkedHashMap<>();
  private final Set<Integer> interactive = new HashSet<>();
  private int tasks;
  private int done;
  private boolean over;

  private record Working(String task, long since) {}

  public StatusLine(TerminalLock lock, PrintStream screen) {
    this.lock = lock;
    this.screen = screen;
  }

  @Override
  public synchronized void accept(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted _ ->
          Thread.ofPlatform().daemon().name("status").start(this::refresh);
      case RunEvent.NodeQueued _ -> tasks++;
      case RunEvent.NodeStarted e -> working.put(e.node(), new Working(e.task(), e.at()));
      case RunEvent.NodeResumed e -> working.put(e.node(), new Working(e.task(), e.at()));
      case RunEvent.NodeWaiting e -> working.remove(e.node());
      case RunEvent.NodeJoined e -> working.remove(e.node());
      case RunEvent.NodeEnded e -> {
        working.remove(e.node());
        done++;
      }
      case RunEvent.CommandStarted e when e.display().raw() -> {
        interactive.add(e.command());
        lock.status(screen, "");
      }
      case RunEvent.CommandEnded e -> interactive.remove(e.command());
      case RunEvent.RunEnded _ -> {
        over = true;
        lock.status(screen, "");
        notifyAll();
      }
      default -> {}
    }
  }

  private synchronized void refresh() {
    try {
      wait(PATIENCE_MILLIS);
      while (!over) {
        lock.status(screen, interactive.isEmpty() ? text(System.currentTimeMillis()) : "");
        wait(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What it says at a time.
   *
   * @param now milliseconds since 1970
   */
  synchronized String text(long now) {
    StringBuilder text = new StringBuilder().append(done).append('/').append(tasks).append(" done");
    String between = "; ";
    for (Working each : working.values()) {
      text.append(between).append(Printable.line(each.task())).append(' ');
      text.append(Math.max(0, now - each.since()) / 1000).append(" s");
      between = ", ";
    }
    return text.length() <= WIDEST ? text.toString() : text.substring(0, WIDEST - 1) + "…";
  }
}
