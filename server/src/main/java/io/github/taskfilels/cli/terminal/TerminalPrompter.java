package io.github.taskfilels.cli.terminal;

import com.google.common.base.Ascii;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.run.tasks.Prompter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks at the terminal, one question at a time.
 *
 * @param assumesYes whether questions of yes or no are not asked
 * @param interactive whether values are asked for
 */
public record TerminalPrompter(
    Console console, Colors colors, boolean assumesYes, boolean interactive) implements Prompter {

  /** What asks in a run: nobody, where input or output is no terminal. */
  public static Prompter of(Console console, Flags.Parsed flags) {
    if (!console.terminal()) {
      return flags.is("yes") ? Prompter.yes() : Prompter.nobody();
    }
    Colors colors = ColorChoice.of(console, flags);
    return new TerminalPrompter(console, colors, flags.is("yes"), flags.is("interactive"));
  }

  @Override
  public Answer ask(String question) {
    if (assumesYes) {
      return Answer.ASSUMED;
    }
    try {
      return console.terminalLock().ask(console.out(), () -> yesOrNo(question));
    } catch (IOException e) {
      return Answer.NO;
    }
  }

  private Answer yesOrNo(String question) throws IOException {
    console.out().print(colors.paint(Colors.Color.YELLOW, question + " [y/N]: "));
    console.out().flush();
    String answer = Ascii.toLowerCase(line().strip());
    return answer.equals("y") || answer.equals("yes") ? Answer.YES : Answer.NO;
  }

  /** One line; not a byte more is taken, since commands read from the same terminal. */
  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = console.in().read(); next >= 0 && next != '\n'; next = console.in().read()) {
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public boolean asksForValues() {
    return interactive;
  }

  @Override
  public @Nullable String value(String variable, List<String> choices) {
    try {
      return console.terminalLock().ask(console.err(), () -> typed(variable, choices)).orElse(null);
    } catch (IOException e) {
      return null;
    }
  }

  private Optional<String> typed(String variable, List<String> choices) throws IOException {
    try (RawTerminal _ = RawTerminal.open()) {
      ValuePrompt prompt = new ValuePrompt(new KeyReader(console.in()), console.err(), colors);
      return Optional.ofNullable(
          choices.isEmpty() ? prompt.text(variable) : prompt.choice(variable, choices));
    }
  }
}
