package io.github.taskfilels.run;

/** Whether a node counts against the number of tasks that may work at the same time. */
public enum Slot {
  /** Counts: the normal case. */
  COUNTED,
  /**
   * Counts from its first {@link Step.Await} on: before, it only finds out whether it is to run and
   * what it needs. That must not wait for a slot, since nothing can be started that is not known.
   */
  LATE,
  /** Does not count: the root of a run, interactive and watching tasks. */
  FREE
}
