package io.github.taskfilels.cli.root;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.rules.LoadErrors.LoadError;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.launch.RunRefusal;

/** What the command line says of a run that is refused: as Task does, where Task refuses it. */
public final class RefusalText {
  private static final int OTHER = 1;
  private static final int DECODE = 102;
  private static final int PARSE = 109;
  private static final int CYCLE = 110;
  private static final int NO_TASK = 200;

  private RefusalText() {}

  public static ExitException exit(Console console, RunRefusal refusal) {
    return new ExitException(refusal.exitCode(), of(console, refusal));
  }

  public static String of(Console console, RunRefusal refusal) {
    return switch (refusal) {
      case RunRefusal.NotLoaded notLoaded -> notLoaded(console, notLoaded);
      case RunRefusal.InternalTask(String name) -> "task: Task \"" + name + "\" is internal";
      case RunRefusal.TaskCycle(var path) -> Failure.cycle(path).message();
      case RunRefusal.UnknownTask _, RunRefusal.NoValue _ -> refusal.message();
      case RunRefusal.NotPossible _, RunRefusal.Interrupted _, RunRefusal.Unsaved _ ->
          "task: " + refusal.message();
    };
  }

  /** Our words and the place first, then Task's own, on which tools may match. */
  private static String notLoaded(Console console, RunRefusal.NotLoaded refusal) {
    LoadError error = refusal.error();
    Findings findings =
        new Findings(console, refusal.snapshot(), ImmutableList.of(error.finding()), 1);
    String shown = findings.text().stripTrailing();
    String words = error.words();
    return switch (error.exitCode()) {
      case PARSE ->
          "task: Failed to parse "
              + findings.name(error.file())
              + ":\n"
              + shown
              + (words.isEmpty() ? "" : "\n" + words);
      case DECODE -> shown + "\nerr:  " + words;
      case CYCLE -> words + "\n" + shown;
      case OTHER -> words.isEmpty() ? "task: " + shown : words;
      default -> words;
    };
  }

  /** Where nothing would be run: no task has a name; which one is similar. */
  public static ExitException noTask(Program program, String name) {
    String suggestion = program.suggest(name);
    return new ExitException(
        NO_TASK,
        "taskfile-ls: there is no task '"
            + name
            + "'"
            + (suggestion == null ? "" : "; did you mean '" + suggestion + "'?"));
  }
}
