package io.github.taskfilels.cli;

import com.google.common.base.Ascii;
import io.github.taskfilels.run.tasks.Prompter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Asks at the terminal, one question at a time. */
final class TerminalPrompter implements Prompter {
  private final Console console;
  private final BufferedReader input;

  TerminalPrompter(Console console) {
    this.console = console;
    this.input = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
  }

  @Override
  public synchronized Answer ask(String question) {
    console.out().print(question + " [y/N]: ");
    console.out().flush();
    try {
      String line = input.readLine();
      String answer = line == null ? "" : Ascii.toLowerCase(line.strip());
      return answer.equals("y") || answer.equals("yes") ? Answer.YES : Answer.NO;
    } catch (IOException e) {
      return Answer.NO;
    }
  }
}
