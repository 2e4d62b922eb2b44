package io.github.taskfilels.cli.flags;

import io.github.taskfilels.program.load.ExitCode;

/** The command cannot go on; the message is for standard error, the code for the shell. */
public final class ExitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  private final int code;

  /** With a code of Task's. */
  public ExitException(ExitCode code, String message) {
    this(code.code(), message);
  }

  /** With a code that is not one of Task's own, as that of a shell. */
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
