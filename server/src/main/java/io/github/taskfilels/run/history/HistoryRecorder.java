package io.github.taskfilels.run.history;

import com.google.common.util.concurrent.Uninterruptibles;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how long the tasks of a run took: those that ran a command and ended well. Not for
 * dry runs. The file is made when the first such task has ended.
 */
public final class HistoryRecorder implements RunEventSink {
  /** How long times are gathered before they are written. */
  private static final long GATHERED_MILLIS = 200;

  private final HistoryFile file;
  private final Map<Integer, Node> nodes = new HashMap<>();

  /**
   * Writes on a thread of its own, some times together: whoever tells that a task has ended holds
   * up those that waited for it.
   */
  private @Nullable Thread writer;

  private final List<TaskTime> gathered = new ArrayList<>();
  private boolean over;
  private @Nullable IOException problem;

  private static final class Node {
    final String variant;
    boolean worked;

    Node(String variant) {
      this.variant = variant;
    }
  }

  /** A recorder for one run. */
  public HistoryRecorder(HistoryFile file) {
    this.file = file;
  }

  @Override
  public void accept(RunEvent event) {
    switch (event) {
      case RunEvent.NodeQueued queued -> nodes.put(queued.node(), new Node(queued.variant()));
      case RunEvent.CommandStarted started -> {
        Node node = nodes.get(started.node());
        if (node != null) {
          node.worked = true;
        }
      }
      case RunEvent.NodeEnded ended -> {
        Node node = nodes.remove(ended.node());
        if (node != null && node.worked && ended.outcome().status() == Outcome.Status.SUCCEEDED) {
          TaskTime time =
              new TaskTime(ended.task(), node.variant, ended.activeMillis(), ended.at());
          write(time);
        }
      }
      case RunEvent.RunEnded _ -> end();
      default -> {}
    }
  }

  /** Why the times are not kept, for people, after the end of the run; null where they are. */
  public synchronized @Nullable String problem() {
    return problem == null
        ? null
        : "the times of tasks are not kept in " + file.path() + ": " + FileProblem.of(problem);
  }

  private synchronized void write(TaskTime time) {
    gathered.add(time);
    if (writer == null) {
      writer = Thread.ofPlatform().daemon().name("history").start(this::run);
    } else if (gathered.size() == 1) {
      notifyAll();
    }
  }

  /** Waits until all is written. */
  private void end() {
    Thread writing;
    synchronized (this) {
      over = true;
      writing = writer;
      notifyAll();
    }
    if (writing != null) {
      Uninterruptibles.joinUninterruptibly(writing);
    }
  }

  private void run() {
    try {
      writeAll();
      file.compact();
    } catch (IOException e) {
      synchronized (this) {
        problem = e;
      }
    }
  }

  private void writeAll() throws IOException {
    try (FileChannel channel = file.open()) {
      for (List<TaskTime> times = next(); !times.isEmpty(); times = next()) {
        HistoryFile.append(channel, times);
      }
    }
  }

  /** What came since the last time; waits for something, and then for more. Empty in the end. */
  private synchronized List<TaskTime> next() {
    try {
      while (gathered.isEmpty() && !over) {
        wait();
      }
      if (!over) {
        wait(GATHERED_MILLIS);
      }
    } catch (InterruptedException nobodyDoes) {
      over = true;
    }
    List<TaskTime> times = List.copyOf(gathered);
    gathered.clear();
    return times;
  }
}
