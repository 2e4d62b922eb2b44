package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.Console;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.taskfile.read.Versions;
import io.github.taskfilels.text.ProductVersion;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The flags of {@code run} that are answered without a Taskfile. */
final class Standalone {
  private Standalone() {}

  /** Whether one of them was given and has been answered: the first in Task's order. */
  static boolean answered(
      Console console,
      Flags.Parsed flags,
      Experiments experiments,
      Supplier<String> help,
      Supplier<ImmutableMap<String, Flags>> commands)
      throws ExitException {
    if (flags.is("version")) {
      // Whoever asks wants to know which Task this stands for.
      console.out().println(Versions.NEWEST + " (taskfile-ls " + ProductVersion.text() + ")");
    } else if (flags.is("help")) {
      console.out().print(help.get());
    } else if (flags.is("experiments")) {
      console.out().print(experiments.table(ColorChoice.of(console, flags)));
    } else if (flags.is("init")) {
      init(console, flags);
    } else if (!flags.get("completion", "").isEmpty()) {
      console.out().print(ShellCompletion.script(flags.get("completion", ""), commands.get()));
    } else {
      return false;
    }
    return true;
  }

  private static void init(Console console, Flags.Parsed flags) throws ExitException {
    ImmutableList<String> words = flags.words();
    Path file = InitFile.write(console, words.isEmpty() ? null : words.getFirst());
    if (flags.is("silent")) {
      return;
    }
    if (flags.is("verbose")) {
      console.out().println(InitFile.TEXT);
    }
    Colors colors = ColorChoice.of(console, flags);
    String text = "Taskfile created: " + console.directory().relativize(file) + "\n";
    console.out().print(colors.paint(Colors.Color.GREEN, text));
  }
}
