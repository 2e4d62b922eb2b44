package io.github.taskfilels.cli.terminal;

import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the error is shown with which a run ends. */
public final class ErrorText {
  private static final Pattern FAILED =
      Pattern.compile("task: Failed to run task \"(.*?)\": (.*)", Pattern.DOTALL);

  private ErrorText() {}

  /** Says what is wrong as a run does; what is left of the error is its code. */
  public static ExitException told(Console console, Flags.Parsed flags, ExitException error) {
    if (error.text().isEmpty()) {
      return error;
    }
    annotate(console, error.text());
    String text = ColorChoice.of(console, flags).paint(Colors.Color.RED, error.text());
    console.err().println(text);
    return new ExitException(error.code(), "");
  }

  /** An error as GitHub's runner marks it. */
  public static void annotate(Console console, String message) {
    if ("true".equals(Flags.bool(console.environment().getOrDefault("GITHUB_ACTIONS", "")))) {
      Matcher failed = FAILED.matcher(message);
      console
          .out()
          .println(
              failed.matches()
                  ? "::error title=Task '"
                      + title(failed.group(1))
                      + "' failed::"
                      + data(failed.group(2))
                  : "::error title=Task failed::" + data(message));
    }
  }

  /** One line, as that runner has it: what follows in another line could be a command to it. */
  private static String data(String text) {
    return Printable.text(text).replace("%", "%25").replace("\n", "%0A");
  }

  private static String title(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
