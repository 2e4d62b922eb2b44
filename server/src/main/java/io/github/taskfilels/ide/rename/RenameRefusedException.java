package io.github.taskfilels.ide.rename;

import java.util.Objects;

/** Something that cannot be renamed; the message says why, and what to do. */
public final class RenameRefusedException extends Exception {
  private final Reason reason;

  /** Why a rename is refused. */
  public enum Reason {
    /** The new name is none that Task reads as one. */
    INVALID,
    /** Task gives the name, or nothing in a Taskfile does. */
    NOT_OURS,
    /** A template builds the name somewhere. */
    TEMPLATE,
    /** Something has the new name already. */
    CLASH,
    /** A wildcard or an alias has the new name already. */
    CAPTURED,
    /** The same text means several things in different chains of includes. */
    AMBIGUOUS,
    /** Some name would mean something else. */
    CHANGED,
    /** A file outside of the workspace would have to be changed, or one that cannot be read. */
    OUTSIDE
  }

  RenameRefusedException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Reason reason() {
    return reason;
  }
}
