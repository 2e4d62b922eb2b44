package io.github.taskfilels.run.fingerprint;

/**
 * One thing because of which a task has to run, or would fail before it does.
 *
 * @param subject the file, pattern, variable or command that it is about; empty where there is none
 * @param text for people
 */
public record Cause(Kind kind, String subject, String text) {

  /** What it is; the names are stable, tools read them in lower case. */
  public enum Kind {
    FIRST_RUN,
    FAILED,
    INTERRUPTED,
    CHANGED_MEANWHILE,
    FORGOTTEN,
    OTHER_PROGRAM,
    OTHER_TASK,
    NOTHING_TELLS,
    METHOD_NONE,
    FORCED,
    STATUS_FAILED,
    PRECONDITION_FAILED,
    SOURCES_CHANGED,
    SOURCE_CHANGED,
    SOURCE_ADDED,
    SOURCE_REMOVED,
    SOURCE_RENAMED,
    SOURCE_UNREADABLE,
    SOURCE_NEWER,
    OUTPUT_MISSING,
    OUTPUT_CHANGED,
    OUTPUT_ADDED,
    OUTPUT_REMOVED,
    OUTPUT_RENAMED,
    NOT_STRICT,
    COMMAND_CHANGED,
    COMMAND_ADDED,
    COMMAND_REMOVED,
    VARIABLE_CHANGED,
    ENVIRONMENT_CHANGED,
    DIRECTORY_CHANGED,
    METHOD_CHANGED
  }

  public static Cause of(Kind kind, String text) {
    return new Cause(kind, "", text);
  }

  public static Cause about(Kind kind, String subject, String text) {
    return new Cause(kind, subject, text + ": " + subject);
  }
}
