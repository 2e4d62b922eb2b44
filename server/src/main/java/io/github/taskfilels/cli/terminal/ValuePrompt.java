package io.github.taskfilels.cli.terminal;

import io.github.taskfilels.cli.terminal.KeyReader.Key;
import io.github.taskfilels.cli.terminal.KeyReader.Kind;
import io.github.taskfilels.run.report.Colors;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks for the value of a variable: as text, or as a choice from a menu. */
record ValuePrompt(KeyReader keyReader, PrintStream screen, Colors colors) {
  private static final int LONGEST = 256;
  private static final String CLEAR_LINE = "\r\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  /** The text that is typed; null where it is cancelled. */
  @Nullable String text(String variable) throws IOException {
    String question = colors.paint(Colors.Color.CYAN, "? Enter value for " + variable + ": ");
    StringBuilder typed = new StringBuilder();
    while (true) {
      screen.print(CLEAR_LINE + question + typed);
      screen.flush();
      switch (keyReader.next()) {
        case Key.Text(String text) -> typed.append(typed.length() < LONGEST ? text : "");
        case Key.Command(Kind kind) -> {
          switch (kind) {
            case ENTER -> {
              screen.println();
              return typed.toString();
            }
            case CANCEL -> {
              screen.println();
              return null;
            }
            case BACKSPACE -> {
              int length = typed.length();
              typed.setLength(length == 0 ? 0 : typed.offsetByCodePoints(length, -1));
            }
            case CLEAR -> typed.setLength(0);
            case UP, DOWN, OTHER -> {}
          }
        }
      }
    }
  }

  /** The choice; null where it is cancelled. */
  @Nullable String choice(String variable, List<String> choices) throws IOException {
    screen.println(colors.paint(Colors.Color.CYAN, "? Select value for " + variable + ":"));
    int chosen = 0;
    while (true) {
      draw(choices, chosen);
      Kind kind =
          switch (keyReader.next()) {
            case Key.Text(String text) ->
                switch (text) {
                  case "k" -> Kind.UP;
                  case "j" -> Kind.DOWN;
                  default -> Kind.OTHER;
                };
            case Key.Command(Kind other) -> other;
          };
      screen.print("\u001b[" + choices.size() + "A\r" + CLEAR_BELOW);
      switch (kind) {
        case UP -> chosen = Math.max(0, chosen - 1);
        case DOWN -> chosen = Math.min(choices.size() - 1, chosen + 1);
        case ENTER -> {
          screen.println("  " + colors.paint(Colors.Color.GREEN, choices.get(chosen)));
          return choices.get(chosen);
        }
        case CANCEL -> {
          return null;
        }
        case BACKSPACE, CLEAR, OTHER -> {}
      }
    }
  }

  private void draw(List<String> choices, int chosen) {
    for (int i = 0; i < choices.size(); i++) {
      String mark = i == chosen ? colors.paint(Colors.Color.CYAN, "> ") : "  ";
      String name = i == chosen ? colors.paint(Colors.Color.GREEN, choices.get(i)) : choices.get(i);
      screen.print(mark + name + "\n");
    }
    screen.flush();
  }
}
