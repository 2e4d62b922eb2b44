package io.github.taskfilels.run;

/** What a command reads from. */
public enum Stdin {
  /**
   * {@code /dev/null}: conditions, status checks, variables, and everything started by an editor.
   */
  NONE,
  /** The runner's own standard input, as Task gives it to commands. */
  INHERIT
}
