package io.github.taskfilels.run;

import java.util.concurrent.CompletableFuture;

/** A run that goes on. Methods may be called from any thread and return at once. */
public interface RunHandle {
  /** The unique id of the run. */
  String id();

  /**
   * Completed after the {@code runEnded} event, when the run's processes are gone; never
   * exceptionally.
   */
  CompletableFuture<RunResult> result();

  /** Ends running commands and starts nothing more but defers. */
  void cancel(String why);

  /** Ends everything, defers as well, and starts nothing more. */
  void kill(String why);
}
