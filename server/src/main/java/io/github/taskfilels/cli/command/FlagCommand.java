package io.github.taskfilels.cli.command;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.terminal.Console;
import java.util.List;

/** A sub-command with flags of its own; its help is shown before it does anything. */
public abstract class FlagCommand implements Subcommand {
  private final Flags flags;
  private final String summary;
  private final String usage;

  /**
   * @param flags with {@code help} among them
   * @param usage the help without the flags
   */
  protected FlagCommand(Flags flags, String summary, String usage) {
    this.flags = flags;
    this.summary = summary;
    this.usage = usage;
  }

  @Override
  public final String summary() {
    return summary;
  }

  @Override
  public final Flags flags() {
    return flags;
  }

  @Override
  public final String help() {
    return usage + "\n" + flags.help();
  }

  @Override
  public final int run(Console console, List<String> arguments)
      throws UsageException, ExitException {
    Flags.Parsed given = flags.parse(arguments);
    if (given.is("help")) {
      console.out().print(help());
      return 0;
    }
    return run(console, given, arguments);
  }

  /**
   * Runs it and gives the exit code.
   *
   * @param arguments the command line as it was given
   */
  protected abstract int run(Console console, Flags.Parsed given, List<String> arguments)
      throws UsageException, ExitException;
}
