package io.github.taskfilels.cli;

import io.github.taskfilels.program.load.ExitCode;

/** The command cannot go on; the message is for standard error, the code for the shell. */
final class ExitException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  private final int code;

  /** With a code of Task's. */
  ExitException(ExitCode code, String message) {
    this(code.code(), message);
  }

  /** With a code that is not one of Task's own, as that of a shell. */
  ExitException(int code, String message) {
    super(message);
    this.text = message;
    this.code = code;
  }

  int code() {
    return code;
  }

  /** What is to be said. */
  String text() {
    return text;
  }
}
