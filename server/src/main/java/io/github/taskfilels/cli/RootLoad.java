package io.github.taskfilels.cli;

import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusals;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/**
 * Refuses a root that Task would not load, with Task's exit code: our words and the place first,
 * then Task's own, on which tools may match.
 */
final class RootLoad {
  private RootLoad() {}

  /** Returns if the root and everything that it includes can be loaded. */
  static void check(Console console, Snapshot snapshot, FileId root) throws ExitException {
    LoadRefusal refusal = LoadRefusals.first(snapshot, root);
    if (refusal != null) {
      throw new ExitException(
          refusal.exitCode(), text(new SourcePlaces(console, snapshot), refusal));
    }
  }

  private static String text(SourcePlaces places, LoadRefusal refusal) {
    FileId file = refusal.file();
    String severity = "error [" + refusal.kind().id() + "]";
    String shown = places.shown(file, refusal.range(), severity, refusal.message()).stripTrailing();
    String words = refusal.words();
    return switch (refusal.exitCode()) {
      case TASKFILE_INVALID ->
          "task: Failed to parse "
              + places.name(file)
              + ":\n"
              + shown
              + (words.isEmpty() ? "" : "\n" + words);
      case TASKFILE_DECODE -> shown + "\nerr:  " + words;
      case TASKFILE_CYCLE -> words + "\n" + shown;
      case UNKNOWN -> words.isEmpty() ? "task: " + shown : words;
      default -> words;
    };
  }
}
