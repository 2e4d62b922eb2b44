package io.github.taskfilels.run.launch;

import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.NotStartedException;

/** Something is not run; nothing has happened. */
public final class RunRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RunRefusal refusal;

  /** For this reason. */
  public RunRefusedException(RunRefusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  static RunRefusedException of(ValueException e) {
    return new RunRefusedException(new RunRefusal.NoValue(e.text(), e.status()));
  }

  static RunRefusedException of(NotStartedException e) {
    return new RunRefusedException(new RunRefusal.NotPossible(e.reason()));
  }

  /** The thread stays interrupted. */
  static RunRefusedException interrupted() {
    Thread.currentThread().interrupt();
    return new RunRefusedException(new RunRefusal.Interrupted());
  }

  /** Why. */
  public RunRefusal refusal() {
    return refusal;
  }
}
