package io.github.taskfilels.cli.terminal;

import com.google.common.collect.Iterables;
import io.github.taskfilels.cli.terminal.KeyReader.Key;
import io.github.taskfilels.cli.terminal.KeyReader.Kind;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Asks for the value of a variable: as text, or as a choice from a menu. */
record ValuePrompt(KeyReader keyReader, PrintStream screen, Colors colors) {
  private static final int LONGEST = 256;
  private static final int NONE = -1;
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

  /**
   * The choice; null where it is cancelled. Letters lead to the choice that begins with them, else
   * to one that has them; nothing is chosen by letters that no choice has.
   */
  @Nullable String choice(String variable, List<String> choices) throws IOException {
    screen.println(colors.paint(Colors.Color.CYAN, "? Select value for " + variable + ":"));
    int chosen = 0;
    String typed = "";
    while (true) {
      boolean none = !typed.isEmpty() && matching(choices, typed) < 0;
      draw(choices, none ? NONE : chosen);
      screen.print(none ? "  no choice has '" + Printable.line(typed) + "'\n" : "");
      screen.flush();
      Key key = keyReader.next();
      screen.print("\u001b[" + (choices.size() + (none ? 1 : 0)) + "A\r" + CLEAR_BELOW);
      if (key instanceof Key.Text(String text) && !moves(text, typed, choices)) {
        typed = typed.length() < LONGEST ? typed + text : typed;
        chosen = Math.max(matching(choices, typed), 0);
        continue;
      }
      Kind kind = key instanceof Key.Command(Kind other) ? other : move(key);
      switch (kind) {
        case ENTER -> {
          if (!none) {
            screen.println("  " + colors.paint(Colors.Color.GREEN, choices.get(chosen)));
            return choices.get(chosen);
          }
        }
        case CANCEL -> {
          return null;
        }
        case BACKSPACE -> {
          int length = typed.length();
          typed = length == 0 ? "" : typed.substring(0, typed.offsetByCodePoints(length, -1));
          chosen = typed.isEmpty() ? chosen : Math.max(matching(choices, typed), 0);
        }
        case UP, DOWN, CLEAR, OTHER -> {
          typed = "";
          int step = kind == Kind.UP ? -1 : kind == Kind.DOWN ? 1 : 0;
          chosen = Math.clamp(chosen + step, 0, choices.size() - 1);
        }
      }
    }
  }

  /** Whether a letter moves as an arrow does: where nothing is typed that it could belong to. */
  private static boolean moves(String text, String typed, List<String> choices) {
    return typed.isEmpty() && (text.equals("j") || text.equals("k")) && matching(choices, text) < 0;
  }

  private static Kind move(Key key) {
    return key.equals(new Key.Text("k")) ? Kind.UP : Kind.DOWN;
  }

  /** The first choice that begins with a text, else the first that has it, or {@link #NONE}. */
  private static int matching(List<String> choices, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    int begins =
        Iterables.indexOf(choices, choice -> choice.toLowerCase(Locale.ROOT).startsWith(wanted));
    return begins >= 0
        ? begins
        : Iterables.indexOf(choices, choice -> choice.toLowerCase(Locale.ROOT).contains(wanted));
  }

  private void draw(List<String> choices, int chosen) {
    for (int i = 0; i < choices.size(); i++) {
      String mark = i == chosen ? colors.paint(Colors.Color.CYAN, "> ") : "  ";
      String name =
          i == chosen
              ? colors.paint(Colors.Color.GREEN, choices.get(i))
              : Printable.line(choices.get(i));
      screen.print(mark + name + "\n");
    }
    screen.flush();
  }
}
