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

  /**
   * Passes a signal on to what the running commands started; the run goes on with whatever they
   * make of it. Once that happened nothing of the run is left when it has ended.
   */
  Receivers pass(Termination.Signal signal);

  /** Whether the run goes on though no command runs at this moment. */
  boolean idle();

  /** As {@link #cancel(String)}, but commands are ended in this way, whatever way they have. */
  void cancel(String why, Termination how);

  /** Ends running commands and starts nothing more but defers. */
  void cancel(String why);

  /** Ends everything, defers as well, and starts nothing more. */
  void kill(String why);
}
