package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;

/**
 * What a program was started with, as its variables see it. Paths are absolute, with slashes.
 *
 * @param environment of the process
 * @param rootFile the root Taskfile
 * @param rootDirectory where tasks without a directory run
 * @param userDirectory the working directory of whoever started the run
 * @param executable how the program was called
 * @param variables {@code NAME=value} of the command line, in order
 * @param arguments what stands behind {@code --}
 * @param options the flags that variables tell of
 */
public record Invocation(
    ImmutableMap<String, String> environment,
    String rootFile,
    String rootDirectory,
    String userDirectory,
    String executable,
    ImmutableMap<String, String> variables,
    ImmutableList<String> arguments,
    Options options) {

  /**
   * Flags of the command line as {@code CLI_…} variables give them.
   *
   * @param envPrecedence whether {@code env} wins over the environment of the process (Task's
   *     experiment ENV_PRECEDENCE)
   */
  public record Options(
      boolean force,
      boolean silent,
      boolean verbose,
      boolean offline,
      boolean assumeYes,
      boolean envPrecedence) {
    /** None is given. */
    public static final Options NONE = new Options(false, false, false, false, false, false);
  }
}
