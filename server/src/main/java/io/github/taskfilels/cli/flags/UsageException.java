package io.github.taskfilels.cli.flags;

/** The command line cannot be understood; the message says why. */
public final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String text;

  public UsageException(String message) {
    super(message);
    this.text = message;
  }

  /** What is to be said. */
  public String text() {
    return text;
  }
}
