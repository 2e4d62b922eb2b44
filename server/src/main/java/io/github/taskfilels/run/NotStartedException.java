package io.github.taskfilels.run;

import org.jspecify.annotations.Nullable;

/** A command, or the shell itself, cannot be started. The message is for people. */
public final class NotStartedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason and, if there is one, the failure behind it. */
  public NotStartedException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
