package io.github.taskfilels.promises;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A random acyclic graph of tasks as a Taskfile. Each task leaves a line {@code s NAME} in the file
 * {@code marks} when it starts and {@code e NAME} when it ends; the task {@code all} needs them
 * all.
 */
final class RandomTasks {
  private final Map<String, List<String>> deps = new LinkedHashMap<>();
  private final Set<String> failing = new HashSet<>();
  private final StringBuilder text = new StringBuilder("version: '3'\nrun: once\ntasks:\n");

  /**
   * @param failures the part of the tasks that fail, 0 to 1
   */
  RandomTasks(long seed, int size, double failures) {
    Random random = new Random(seed);
    for (int i = 0; i < size; i++) {
      List<String> needs = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        if (random.nextDouble() < 2.0 / size) {
          needs.add("t" + j);
        }
      }
      deps.put("t" + i, needs);
      if (random.nextDouble() < failures) {
        failing.add("t" + i);
      }
    }
    deps.forEach(
        (name, needs) ->
            text.append("  %s: {deps: [%s], cmds: [".formatted(name, String.join(", ", needs)))
                .append("'echo s %1$s >> marks; sleep 0.0%2$d; ".formatted(name, random.nextInt(4)))
                .append(failing.contains(name) ? "exit 1" : "echo e %s >> marks".formatted(name))
                .append("']}\n"));
    text.append("  all: {deps: [%s]}\n".formatted(String.join(", ", deps.keySet())));
  }

  String taskfile() {
    return text.toString();
  }

  Set<String> names() {
    return deps.keySet();
  }

  List<String> needs(String name) {
    return deps.getOrDefault(name, List.of());
  }

  /** The tasks that no failure reaches: neither they nor anything that they need fails. */
  Set<String> well() {
    Set<String> well = new HashSet<>();
    deps.forEach(
        (name, needs) -> {
          if (!failing.contains(name) && well.containsAll(needs)) {
            well.add(name);
          }
        });
    return well;
  }

  /** The tasks whose deps all end well. */
  Set<String> reached() {
    Collection<String> well = well();
    Set<String> reached = new HashSet<>(deps.keySet());
    reached.removeIf(name -> !well.containsAll(needs(name)));
    return reached;
  }

  /**
   * The names of one kind of mark, {@code s} or {@code e}, in the order in which they were left.
   */
  static List<String> marks(Path folder, String kind) throws IOException {
    return lines(folder).stream()
        .filter(line -> line.startsWith(kind + " "))
        .map(line -> line.substring(2))
        .toList();
  }

  /** All marks. */
  static List<String> lines(Path folder) throws IOException {
    Path marks = folder.resolve("marks");
    return Files.exists(marks) ? Files.readAllLines(marks) : List.of();
  }
}
