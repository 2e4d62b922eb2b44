package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.cli.command.FlagCommand;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.flags.Flags.Flag;
import io.github.taskfilels.cli.flags.UsageException;
import io.github.taskfilels.cli.terminal.Console;
import java.util.List;

/** {@code list}: the lists of {@code run --list} on their own. */
public final class ListCommand extends FlagCommand {
  private static final ImmutableSet<String> NAMES =
      ImmutableSet.of(
          "color",
          "dir",
          "global",
          "help",
          "json",
          "list",
          "list-all",
          "nested",
          "no-status",
          "silent",
          "sort",
          "taskfile",
          "temp-dir");
  private static final Flags FLAGS =
      Flags.of(
          RunFlags.FLAGS.all().stream()
              .filter(flag -> NAMES.contains(flag.name()))
              .toArray(Flag[]::new));

  private final RunCommand run;

  /**
   * @param run what lists
   */
  public ListCommand(RunCommand run) {
    super(
        FLAGS,
        "list tasks",
        "Usage: taskfile-ls list [FLAGS]\n\n"
            + "Lists the tasks of the nearest Taskfile that have a description; with --list-all all that\n"
            + "are not internal. The same as 'taskfile-ls run --list'. Exit code 1 if there is none.\n"
            + "Runs nothing, but for --json, which asks the status commands of tasks unless --no-status\n"
            + "is given.\n");
    this.run = run;
  }

  @Override
  protected int run(Console console, Flags.Parsed flags, List<String> arguments)
      throws UsageException, ExitException {
    if (!flags.words().isEmpty() || !flags.rest().isEmpty()) {
      throw new UsageException("list takes no names; the Taskfile is named with --taskfile");
    }
    boolean chosen = flags.is("list") || flags.is("list-all");
    ImmutableList.Builder<String> given = ImmutableList.builder();
    return run.run(
        console, given.addAll(chosen ? List.of() : List.of("--list")).addAll(arguments).build());
  }
}
