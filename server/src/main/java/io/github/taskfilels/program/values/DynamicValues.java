package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableMap;

/** Runs the commands of dynamic variables. */
@FunctionalInterface
public interface DynamicValues {
  /** Runs nothing: every dynamic variable is empty. */
  static DynamicValues none() {
    return (command, directory, environment) -> "";
  }

  /**
   * The standard output of a command.
   *
   * @param directory absolute; need not exist
   * @param environment complete
   * @throws ValueException when the command fails
   */
  String output(String command, String directory, ImmutableMap<String, String> environment)
      throws ValueException, InterruptedException;

  /** As {@link #output}, of a command whose output must not be shown. */
  default String secretOutput(
      String command, String directory, ImmutableMap<String, String> environment)
      throws ValueException, InterruptedException {
    return output(command, directory, environment);
  }
}
