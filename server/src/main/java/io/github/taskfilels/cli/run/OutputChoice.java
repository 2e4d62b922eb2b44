package io.github.taskfilels.cli.run;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.run.report.TerminalView.Style;
import io.github.taskfilels.taskfile.Output;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/**
 * How the output of commands is shown: as the flags say, else as the files say.
 *
 * @param begin the template of the line before a group; empty where there is none
 * @param end the template of the line after a group; empty where there is none
 * @param errorOnly whether groups of commands that succeed are left out
 */
record OutputChoice(Style style, String begin, String end, boolean errorOnly) {
  /** The flags about groups count only together with {@code --output}, as in Task. */
  static OutputChoice of(Flags.Parsed flags, Snapshot snapshot, Program program)
      throws ExitException {
    String flag = flags.get("output", "");
    if (!flag.isEmpty()) {
      return new OutputChoice(
          style(flag),
          flags.get("output-group-begin", ""),
          flags.get("output-group-end", ""),
          flags.is("output-group-error-only"));
    }
    Output written = written(snapshot, program);
    return written == null
        ? new OutputChoice(Style.INTERLEAVED, "", "", false)
        : new OutputChoice(
            style(written.style()),
            text(written.begin()),
            text(written.end()),
            written.errorOnly() != null && written.errorOnly().value());
  }

  /** The output of the last include that has one, else that of the root. */
  private static @Nullable Output written(Snapshot snapshot, Program program) {
    Output found = null;
    for (FileId file : program.reachable()) {
      Summary summary = snapshot.summary(file);
      Taskfile model =
          summary == null || summary.output().isEmpty() ? null : snapshot.taskfile(file);
      Output own = model == null ? null : model.output();
      if (own != null && (found == null || !file.equals(program.root()))) {
        found = own;
      }
    }
    return found;
  }

  private static Style style(String name) throws ExitException {
    return switch (name) {
      case "interleaved" -> Style.INTERLEAVED;
      case "group" -> Style.GROUP;
      case "prefixed" -> Style.PREFIXED;
      default ->
          throw new ExitException(
              ExitCode.UNKNOWN, "task: output style \"" + name + "\" not recognized");
    };
  }

  private static String text(@Nullable Text text) {
    return text == null ? "" : text.value();
  }
}
