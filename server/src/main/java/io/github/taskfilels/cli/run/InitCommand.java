package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.terminal.Console;
import java.util.List;

/** {@code init}: {@code run --init} on its own. */
public final class InitCommand extends FlagCommand {
  private static final Flags FLAGS =
      Flags.of(
          Flag.COLOR,
          Flag.bool("silent", "s", "do not say what was written"),
          Flag.bool("verbose", "v", "show what was written"),
          Flag.bool("help", "h", "show this help"));

  private final RunCommand run;

  /**
   * @param run what writes
   */
  public InitCommand(RunCommand run) {
    super(
        FLAGS,
        "write a Taskfile to begin with",
        "Usage: taskfile-ls init [FLAGS] [PATH]\n\n"
            + "Writes a Taskfile to begin with: Taskfile.yml in the working directory, or PATH. A file\n"
            + "that is there is left alone.\n");
    this.run = run;
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    if (flags.words().size() > 1) {
      throw new UsageException("init takes one path at most");
    }
    return run.run(
        console, ImmutableList.<String>builder().add("--init").addAll(arguments).build());
  }
}
