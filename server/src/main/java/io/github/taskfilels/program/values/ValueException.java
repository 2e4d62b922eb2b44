package io.github.taskfilels.program.values;

import io.github.taskfilels.program.load.ExitCode;

/** A value cannot be made; the message is the line that Task prints. */
public final class ValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final ExitCode status;

  /**
   * @param status the code that Task gives where a task that was asked for fails by it
   */
  public ValueException(String message, ExitCode status) {
    super(message);
    this.text = message;
    this.status = status;
  }

  /** An error with Task's general exit code 1. */
  public ValueException(String message) {
    this(message, ExitCode.UNKNOWN);
  }

  /** The exit code of Task for this error. */
  public ExitCode status() {
    return status;
  }

  /** What is to be said. */
  public String text() {
    return text;
  }
}
