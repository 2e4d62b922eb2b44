package io.github.taskfilels.run;

/**
 * A line for people.
 *
 * @param text without newline at the end
 */
public record Message(Level level, StreamKind stream, String text) {
  /** What kind of line, which decides its colour. */
  public enum Level {
    /** Plain. */
    PLAIN,
    /** Good news, as echo lines. */
    GOOD,
    /** Worth knowing: up to date, started, finished, preconditions. */
    INFO,
    /** Something was skipped or ignored. */
    WARNING,
    /** Something is wrong. */
    ERROR
  }
}
