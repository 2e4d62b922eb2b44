package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.values.DotEnv;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.report.Colors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Task's experiments, which change what a Taskfile means ({@code experiments.go}).
 *
 * @param values of those that can be switched on, by name, in Task's order; empty where not set
 * @param warnings about values that are not understood
 */
record Experiments(ImmutableMap<String, String> values, ImmutableList<String> warnings) {
  private static final int WIDEST = 15;
  private static final String PREFIX = "TASK_X_";
  private static final ImmutableList<String> ACTIVE =
      ImmutableList.of("GENTLE_FORCE", "ENV_PRECEDENCE");
  private static final ImmutableSet<String> RELEASED =
      ImmutableSet.of("ANY_VARIABLES", "MAP_VARIABLES", "REMOTE_TASKFILES");

  /**
   * The configuration counts before the environment, and the {@code .env} of the folder where the
   * search begins before the environment of the process.
   */
  static Experiments of(TaskConfig config, Map<String, String> environment, Path start) {
    Map<String, String> known = new HashMap<>(environment);
    ImmutableList.Builder<String> warnings = ImmutableList.builder();
    Path file = start.resolve(".env");
    if (Files.isRegularFile(file)) {
      try {
        DotEnv.read(file)
            .forEach(
                (name, value) -> {
                  if (name.startsWith(PREFIX)) {
                    known.put(name, value);
                  }
                });
      } catch (ValueException e) {
        warnings.add(file + " is ignored: " + e.text());
      }
    }
    ImmutableMap.Builder<String, String> values = ImmutableMap.builder();
    for (String name : ACTIVE) {
      String value = value(name, config, known);
      boolean valid = value.isEmpty() || value.equals("0") || value.equals("1");
      if (!valid) {
        warnings.add(
            "task: Experiment \""
                + name
                + "\" has an invalid value "
                + value
                + " (allowed values: 1)");
      }
      values.put(name, value.equals("1") ? value : "");
    }
    for (String name : RELEASED) {
      String value = value(name, config, known);
      if (!value.isEmpty() && !value.equals("0")) {
        warnings.add(
            "task: Experiment \"" + name + "\" is released and no longer needs to be enabled");
      }
    }
    return new Experiments(values.buildOrThrow(), warnings.build());
  }

  private static String value(String name, TaskConfig config, Map<String, String> environment) {
    String written = config.experiments().getOrDefault(name, "0");
    return written.equals("0") ? environment.getOrDefault(PREFIX + name, "") : written;
  }

  boolean isOn(String name) {
    return "1".equals(values.get(name));
  }

  /** The table of {@code --experiments}. */
  String table(Colors colors) {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (name, value) ->
            text.append(colors.paint(Colors.Color.YELLOW, "* "))
                .append(colors.paint(Colors.Color.GREEN, name))
                .append(":")
                .append(" ".repeat(WIDEST - name.length()))
                .append(value.isEmpty() ? "off\n" : "on (" + value + ")\n"));
    return text.toString();
  }
}
