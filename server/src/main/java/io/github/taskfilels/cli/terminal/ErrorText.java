package io.github.taskfilels.cli.terminal;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.run.report.Colors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the error is shown with which a run ends. */
public final class ErrorText {
  private static final Pattern FAILED =
      Pattern.compile("task: Failed to run task \"(.*?)\": (.*)", Pattern.DOTALL);

  private ErrorText() {}

  /** The same error with its text as a terminal shows it; marks it for GitHub's runner. */
  public static ExitException shown(Console console, Flags.Parsed flags, ExitException error) {
    if (error.text().isEmpty()) {
      return error;
    }
    annotate(console, error.text());
    String text = ColorChoice.of(console, flags).paint(Colors.Color.RED, error.text());
    return new ExitException(error.code(), text);
  }

  /** An error as GitHub's runner marks it. */
  public static void annotate(Console console, String message) {
    if ("true".equals(Flags.bool(console.environment().getOrDefault("GITHUB_ACTIONS", "")))) {
      Matcher failed = FAILED.matcher(message);
      console
          .out()
          .println(
              failed.matches()
                  ? "::error title=Task '" + failed.group(1) + "' failed::" + failed.group(2)
                  : "::error title=Task failed::" + message);
    }
  }
}
