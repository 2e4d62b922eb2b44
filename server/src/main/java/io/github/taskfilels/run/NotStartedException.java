package io.github.taskfilels.run;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A command, or the shell itself, cannot be started. The message is for people. */
public final class NotStartedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** With the reason and, if there is one, the failure behind it. */
  public NotStartedException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  /**
   * What the system says when a program cannot be started, in one sentence. Java's own helper for
   * starting programs tells nothing of limits that it has met, and a page of guesses.
   *
   * @param program as people call it
   */
  public static NotStartedException of(String program, IOException failure) {
    String words = String.valueOf(failure.getMessage());
    boolean helper = words.contains("spawn helper");
    String why =
        helper
            ? "the system starts no further program; its limits may be too low (ulimit -n, -u, -v)"
            : words.lines().findFirst().orElse("");
    return new NotStartedException("cannot start " + program + ": " + why, failure);
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
