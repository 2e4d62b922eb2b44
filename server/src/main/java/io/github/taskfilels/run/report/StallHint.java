package io.github.taskfilels.run.report;

import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells once when tasks wait for a slot and none comes free for long: where all slots are taken by
 * servers, that will never change.
 */
public final class StallHint implements RunEventSink {
  private final Duration patience;
  private final String advice;
  private final Consumer<String> tell;
  private final Map<Integer, String> waiting = new LinkedHashMap<>();
  private int concurrency;
  private long progress;
  private boolean watching;
  private boolean over;

  /**
   * @param patience how long nothing may end
   * @param advice what to do about it
   * @param tell takes a line for people, on another thread
   */
  public StallHint(Duration patience, String advice, Consumer<String> tell) {
    this.patience = patience;
    this.advice = advice;
    this.tell = tell;
  }

  @Override
  public synchronized void accept(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted e -> concurrency = e.concurrency();
      case RunEvent.NodeReady e -> {
        waiting.put(e.node(), e.task());
        watch();
      }
      case RunEvent.NodeStarted e -> goesOn(e.node());
      case RunEvent.NodeResumed e -> goesOn(e.node());
      case RunEvent.CommandEnded _ -> progress++;
      case RunEvent.NodeEnded e -> goesOn(e.node());
      case RunEvent.RunEnded _ -> {
        over = true;
        notifyAll();
      }
      default -> {}
    }
  }

  private void goesOn(int node) {
    waiting.remove(node);
    progress++;
  }

  private void watch() {
    // Any number of them cannot all be taken.
    if (!watching && concurrency > 0) {
      watching = true;
      Thread.ofPlatform().daemon().name("stall-hint").start(this::look);
    }
  }

  private synchronized void look() {
    try {
      long seen = -1;
      while (!over && (waiting.isEmpty() || seen != progress)) {
        seen = progress;
        wait(patience.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!over) {
      tell.accept(
          "task: "
              + String.join(", ", waiting.values().stream().limit(3).toList())
              + (waiting.size() > 3 ? " and " + (waiting.size() - 3) + " more" : "")
              + (waiting.size() == 1 ? " waits" : " wait")
              + " for one of "
              + concurrency
              + " slots; "
              + advice);
    }
  }
}
