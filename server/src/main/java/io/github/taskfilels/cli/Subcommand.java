package io.github.taskfilels.cli;

import java.util.List;

/** A sub-command. */
interface Subcommand {

  /** What stands in the overview of commands. */
  String summary();

  /** The complete help text. */
  String help();

  /** Runs it and gives the exit code. */
  int run(Console console, List<String> arguments) throws UsageException, ExitException;
}
