package io.github.taskfilels.cli;

/** The command line cannot be understood; the message says why. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  UsageException(String message) {
    super(message);
    this.text = message;
  }

  /** What is to be said. */
  String text() {
    return text;
  }
}
