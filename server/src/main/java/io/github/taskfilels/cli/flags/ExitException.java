package io.github.taskfilels.cli.flags;

/** The command cannot go on; the message is for standard error, the code for the shell. */
public final class ExitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  private final int code;

  public ExitException(int code, String message) {
    super(message);
    this.text = message;
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** What is to be said. */
  public String text() {
    return text;
  }
}
