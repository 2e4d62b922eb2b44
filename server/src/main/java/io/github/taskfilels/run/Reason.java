package io.github.taskfilels.run;

/** Why a task is called. */
public enum Reason {
  /** Named on the command line or by the editor. */
  REQUESTED,
  /** An entry of {@code deps}. */
  DEP,
  /** A {@code task:} command. */
  CALL,
  /** A {@code defer:} with a task. */
  DEFERRED
}
