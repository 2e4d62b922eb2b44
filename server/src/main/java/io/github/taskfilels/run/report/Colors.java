package io.github.taskfilels.run.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.Printable;

/**
 * Terminal colours as Task uses them.
 *
 * @param on whether anything is coloured
 * @param codes SGR parameters that replace the usual ones ({@code TASK_COLOR_*}), usually empty
 */
public record Colors(boolean on, ImmutableMap<Color, String> codes) {
  /** The colours by name. */
  public enum Color {
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    MAGENTA("35"),
    CYAN("36"),
    BRIGHT_RED("91"),
    BRIGHT_GREEN("92"),
    BRIGHT_YELLOW("93"),
    BRIGHT_BLUE("94"),
    BRIGHT_MAGENTA("95"),
    BRIGHT_CYAN("96");

    private final String code;

    Color(String code) {
      this.code = code;
    }
  }

  /** The order in which prefixes get their colours. */
  static final ImmutableList<Color> PREFIXES =
      ImmutableList.of(
          Color.YELLOW,
          Color.BLUE,
          Color.MAGENTA,
          Color.CYAN,
          Color.GREEN,
          Color.RED,
          Color.BRIGHT_YELLOW,
          Color.BRIGHT_BLUE,
          Color.BRIGHT_MAGENTA,
          Color.BRIGHT_CYAN,
          Color.BRIGHT_GREEN,
          Color.BRIGHT_RED);

  /** No colours. */
  public static final Colors OFF = new Colors(false, ImmutableMap.of());

  /** The usual colours. */
  public static final Colors ON = new Colors(true, ImmutableMap.of());

  /** The text in a colour, with no colour or other control of its own. */
  public String paint(Color color, String text) {
    String shown = Printable.text(text);
    return on
        ? "\u001b[" + codes.getOrDefault(color, color.code) + "m" + shown + "\u001b[0m"
        : shown;
  }
}
