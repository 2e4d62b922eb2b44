package io.github.taskfilels.cli.command;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.terminal.Console;
import java.util.List;

/** A sub-command. */
public interface Subcommand {

  /** What stands in the overview of commands. */
  String summary();

  /** The flags that it takes, for shells to complete. */
  Flags flags();

  /** The complete help text. */
  String help();

  /** Runs it and gives the exit code. */
  int run(Console console, List<String> arguments) throws UsageException, ExitException;
}
