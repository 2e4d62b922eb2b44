package io.github.taskfilels.run;

/** Whether a node counts against the number of tasks that may work at the same time. */
public enum Slot {
  /** Counts: the normal case. */
  COUNTED,
  /** Does not count: the root of a run, interactive and watching tasks. */
  FREE
}
