package io.github.taskfilels.cli;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.LoadErrors.LoadError;
import io.github.taskfilels.run.launch.RunRefusal;

/**
 * What is said of a root that Task would not load: our words and the place first, then Task's own,
 * on which tools may match.
 */
final class RootLoad {
  private static final int OTHER = 1;
  private static final int DECODE = 102;
  private static final int PARSE = 109;
  private static final int CYCLE = 110;

  private RootLoad() {}

  static String text(Console console, RunRefusal.NotLoaded refusal) {
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
}
