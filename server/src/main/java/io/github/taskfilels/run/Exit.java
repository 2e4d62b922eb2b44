package io.github.taskfilels.run;

import java.time.Duration;

/**
 * How a command ended. Only {@link Exited} and {@link TimedOut} are what Task calls a command
 * failure (those that {@code ignore_error} covers); the rest stop the task.
 */
public sealed interface Exit {
  /**
   * The shell ended by itself.
   *
   * @param code 0 to 255; 127 not found, 126 not executable, 128 + n killed by signal n
   */
  record Exited(int code) implements Exit {}

  /** The command was ended because its time was up; nothing of it is left. */
  record TimedOut(Duration limit) implements Exit {}

  /** The command was ended (or not even started) because somebody cancelled it. */
  record Cancelled() implements Exit {}

  /**
   * Nothing of the script ran: a syntax error, no such directory, an option the shell does not
   * know.
   */
  record NotStarted(String reason) implements Exit {}

  /** Whether it ended well. */
  default boolean ok() {
    return this instanceof Exited(int code) && code == 0;
  }

  /**
   * The number a shell would give: the code itself, 124 for a timeout, 130 for a cancel, 2 for not
   * started.
   */
  default int code() {
    return switch (this) {
      case Exited(int code) -> code;
      case TimedOut _ -> 124;
      case Cancelled _ -> 130;
      case NotStarted _ -> 2;
    };
  }
}
