package io.github.taskfilels.run.tasks;

import io.github.taskfilels.run.process.Stdin;

/**
 * How tasks are run.
 *
 * @param dry commands are only shown
 * @param force checks that could make work unnecessary are left out
 * @param silent commands are not shown
 * @param verbose everything is told
 * @param failFast the first failing dependency cancels the others
 * @param stdin what commands read
 * @param terminal whether a program may own the terminal
 * @param gentleForce only tasks that were asked for are forced (Task's experiment GENTLE_FORCE)
 * @param prefixed whether output is shown in the prefixed style
 * @param suggest whether similar names are suggested
 * @param groupBegin template of a line before the output of a command in the group style; empty for
 *     none
 * @param groupEnd the same after it
 * @param statusOnly tasks only say whether they are up to date; one that is not fails
 * @param tempDir where state is kept, as given; empty for the default
 */
public record RunOptions(
    boolean dry,
    boolean force,
    boolean silent,
    boolean verbose,
    boolean failFast,
    Stdin stdin,
    boolean terminal,
    boolean gentleForce,
    boolean prefixed,
    boolean suggest,
    String groupBegin,
    String groupEnd,
    boolean statusOnly,
    String tempDir) {
  /** Runs in silence about itself, without input: as an editor does. */
  public static final RunOptions PLAIN =
      new RunOptions(
          false,
          false,
          false,
          false,
          false,
          Stdin.NONE,
          false,
          false,
          false,
          true,
          "",
          "",
          false,
          "");

  /** The same, but tasks only say whether they are up to date. */
  public RunOptions asking() {
    return new RunOptions(
        true,
        force,
        true,
        false,
        failFast,
        stdin,
        terminal,
        gentleForce,
        prefixed,
        suggest,
        groupBegin,
        groupEnd,
        true,
        tempDir);
  }
}
