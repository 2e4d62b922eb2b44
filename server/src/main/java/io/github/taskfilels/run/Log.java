package io.github.taskfilels.run;

/**
 * Where a run says what goes wrong beside it and changes none of its results. Asked for when there
 * is something to say and not before: the first logger reads a configuration and looks through the
 * jar, which is a tenth of a command's start.
 */
public final class Log {
  private Log() {}

  /** The logger of a class. */
  public static System.Logger of(Class<?> source) {
    return System.getLogger(source.getName());
  }
}
