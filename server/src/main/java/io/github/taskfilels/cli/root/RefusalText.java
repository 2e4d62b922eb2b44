package io.github.taskfilels.cli.root;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Suggestions;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.launch.RunRefusal;

/** What the command line says of a run that is refused: as Task does, where Task refuses it. */
public final class RefusalText {
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
    LoadRefusal why = refusal.refusal();
    SourcePlaces places = new SourcePlaces(console, refusal.snapshot());
    String severity = "error [" + why.ruleId() + "]";
    String shown = places.shown(why.file(), why.range(), severity, why.message()).stripTrailing();
    String words = why.words();
    return switch (why.exitCode()) {
      case TASKFILE_INVALID ->
          "task: Failed to parse "
              + places.name(why.file())
              + ":\n"
              + shown
              + (words.isEmpty() ? "" : "\n" + words);
      case TASKFILE_DECODE -> shown + "\nerr:  " + words;
      case TASKFILE_CYCLE -> words + "\n" + shown;
      case UNKNOWN -> words.isEmpty() ? "task: " + shown : words;
      default -> words;
    };
  }

  /** Where nothing would be run: no task has a name; which one is similar. */
  public static ExitException noTask(Program program, String name) {
    String suggestion = new Suggestions(program).name(name);
    return new ExitException(
        ExitCode.TASK_NOT_FOUND,
        "taskfile-ls: there is no task '"
            + name
            + "'"
            + (suggestion == null
                ? "; 'taskfile-ls list --list-all' shows all"
                : "; did you mean '" + suggestion + "'?"));
  }
}
