package io.github.taskfilels.program.values;

/** A value cannot be made; the message is the line that Task prints. */
public final class ValueException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;
  private static final int UNTYPED = 1;

  private final int status;

  /**
   * @param status the exit code that Task gives where a task that was asked for fails by it
   */
  public ValueException(String message, int status) {
    super(message);
    this.text = message;
    this.status = status;
  }

  /** An error with Task's general exit code 1. */
  public ValueException(String message) {
    this(message, UNTYPED);
  }

  /** The exit code of Task for this error. */
  public int status() {
    return status;
  }

  /** What is to be said. */
  public String text() {
    return text;
  }
}
