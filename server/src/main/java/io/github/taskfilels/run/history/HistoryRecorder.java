package io.github.taskfilels.run.history;

import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.RunEvent;
import io.github.taskfilels.run.RunEventSink;
import io.github.taskfilels.run.process.Threads;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Writes down how long the tasks of a run took: those that ran a command and ended well. Not for
 * dry runs. The file is made when the first such task has ended.
 */
public final class HistoryRecorder implements RunEventSink {
  private final HistoryFile file;
  private final Map<Integer, Node> nodes = new HashMap<>();

  /** Writes in order. Whoever tells that a task has ended holds up those that waited for it. */
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Threads.named("history-"));

  private @Nullable FileChannel channel;
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
          writer.execute(() -> write(time));
        }
      }
      case RunEvent.RunEnded _ -> {
        writer.execute(this::end);
        // Waits until all is written.
        writer.close();
      }
      default -> {}
    }
  }

  /** Why the times are not kept, for people, after the end of the run; null where they are. */
  public synchronized @Nullable String problem() {
    return problem == null
        ? null
        : "the times of tasks are not kept in " + file.path() + ": " + problem;
  }

  private synchronized void write(TaskTime time) {
    if (problem != null) {
      return;
    }
    try {
      if (channel == null) {
        channel = file.open();
      }
      HistoryFile.append(channel, time);
    } catch (IOException e) {
      problem = e;
    }
  }

  private synchronized void end() {
    if (channel == null) {
      return;
    }
    try (FileChannel open = channel) {
      open.close();
      file.compact();
    } catch (IOException e) {
      problem = e;
    }
    channel = null;
  }
}
