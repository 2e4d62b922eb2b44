package io.github.taskfilels.cli;

import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.launch.RunRefusal;

/** What the command line says of a run that is refused: as Task does, where Task refuses it. */
final class RefusalText {
  private RefusalText() {}

  static ExitException exit(Console console, RunRefusal refusal) {
    return new ExitException(refusal.exitCode(), of(console, refusal));
  }

  static String of(Console console, RunRefusal refusal) {
    return switch (refusal) {
      case RunRefusal.NotLoaded notLoaded -> RootLoad.text(console, notLoaded);
      case RunRefusal.InternalTask(String name) -> "task: Task \"" + name + "\" is internal";
      case RunRefusal.TaskCycle(var path) -> Failure.cycle(path).message();
      case RunRefusal.UnknownTask _, RunRefusal.NoValue _ -> refusal.message();
      case RunRefusal.NotPossible _, RunRefusal.Interrupted _, RunRefusal.Unsaved _ ->
          "task: " + refusal.message();
    };
  }
}
