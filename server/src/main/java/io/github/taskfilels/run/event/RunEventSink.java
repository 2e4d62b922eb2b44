package io.github.taskfilels.run.event;

/**
 * Receives the events of a run, one at a time and in order, from several threads but never from two
 * at once. Should be quick: the run waits for it.
 */
@FunctionalInterface
public interface RunEventSink {
  /** The next event. */
  void accept(RunEvent event);
}
