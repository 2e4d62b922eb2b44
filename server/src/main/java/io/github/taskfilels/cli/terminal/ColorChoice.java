package io.github.taskfilels.cli.terminal;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.run.report.Colors;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether and how to colour, by Task's rules. */
public final class ColorChoice {
  private ColorChoice() {}

  /** The colours of what is told on a console. */
  public static Colors of(Console console, Flags.Parsed flags) {
    ImmutableMap<String, String> environment = console.environment();
    boolean on = on(console, flags, environment);
    ImmutableMap.Builder<Colors.Color, String> codes = ImmutableMap.builder();
    for (Colors.Color color : Colors.Color.values()) {
      String code = code(environment.get("TASK_COLOR_" + color.name().toUpperCase(Locale.ROOT)));
      if (code != null) {
        codes.put(color, code);
      }
    }
    return new Colors(on, codes.buildOrThrow());
  }

  /**
   * {@code NO_COLOR} wins over everything, as with Task, and one that is empty is none; then flag,
   * {@code TASK_COLOR} and configuration, other variables, and last the terminal.
   */
  private static boolean on(Console console, Flags.Parsed flags, Map<String, String> environment) {
    if (has(environment, "NO_COLOR")) {
      return false;
    }
    if (flags.has("color")) {
      return flags.is("color");
    }
    // A TASK_COLOR that is no boolean is not heard, but Task takes the default, which is yes.
    boolean forced = has(environment, "TASK_COLOR") || has(environment, "FORCE_COLOR");
    return forced
        || "true".equals(Flags.bool(environment.getOrDefault("CI", "")))
        || (console.display() && !environment.getOrDefault("TERM", "").equals("dumb"));
  }

  private static boolean has(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  /** Numbers joined by semicolons, or three joined by commas for red, green and blue. */
  private static @Nullable String code(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    if (text.matches("\\d+,\\d+,\\d+")) {
      return "38;2;" + text.replace(',', ';');
    }
    return text.matches("\\d+(;\\d+)*") ? text : null;
  }
}
