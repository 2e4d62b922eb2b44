package io.github.taskfilels.cli.format;

import io.github.taskfilels.cli.edit.UnifiedDiff;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.ide.format.Formatting;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.yaml.YamlError;

/**
 * What the user is told of the files, one after the other.
 *
 * @param console where it is told
 * @param diff whether the changes are shown
 */
record FormatReport(Console console, Colors colors, boolean diff) {

  /** A file that is not formatted. */
  void changed(String name, String text, Formatting.Result result) {
    if (diff) {
      String shown = UnifiedDiff.of(name, text, result.edits());
      // What is piped must be what a patch needs.
      console.out().print(console.display() ? UnifiedDiff.painted(shown, colors) : shown);
    } else {
      console.out().println(Printable.line(name));
    }
  }

  /** The parts of a file that were left alone, and why; tells whether there are any. */
  boolean left(String name, String text, Formatting.Result result) {
    LineIndex lines = new LineIndex(text);
    for (YamlError error : result.errors()) {
      LineColumn place = lines.position(error.range().start(), PositionEncoding.UTF32);
      failed(
          name + ":" + (place.line() + 1) + ":" + (place.column() + 1),
          error.message() + "; this part is left as it is");
    }
    if (result.refused()) {
      failed(name, "is left as it is, for formatted it would say something else");
    }
    return !result.errors().isEmpty() || result.refused();
  }

  /** A file that could not be formatted. */
  void failed(String name, String why) {
    console
        .err()
        .println(
            Printable.line(name)
                + ": "
                + colors.paint(Colors.Color.RED, "error")
                + " "
                + Printable.line(why));
  }

  /**
   * What comes last.
   *
   * @param write whether files were written
   */
  void summary(int changed, int files, boolean write) {
    String text =
        files == 0
            ? "no Taskfile found"
            : changed == 0
                ? counted(files) + (files == 1 ? " is" : " are") + " formatted"
                : write
                    ? "formatted " + changed + " of " + counted(files)
                    : changed
                        + " of "
                        + counted(files)
                        + (changed == 1 ? " is" : " are")
                        + " not formatted; 'taskfile-ls format' does it";
    console.err().println(text);
  }

  private static String counted(int files) {
    return files + (files == 1 ? " file" : " files");
  }
}
