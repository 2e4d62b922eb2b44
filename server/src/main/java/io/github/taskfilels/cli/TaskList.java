package io.github.taskfilels.cli;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.report.Colors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The list of tasks, as Task prints it ({@code help.go}). */
final class TaskList {
  private static final int GAP = 6;

  private final Program program;
  private final Function<TaskView, String> descriptions;

  /**
   * @param descriptions the rendered description of a task
   */
  TaskList(Program program, Function<TaskView, String> descriptions) {
    this.program = program;
    this.descriptions = descriptions;
  }

  /** A task with its rendered description and its other names. */
  record Row(TaskView task, String description, List<String> aliases) {}

  /** The tasks that can be called from outside. */
  List<Row> rows(boolean all, String order) {
    Set<String> seen = new HashSet<>();
    List<Row> rows = new ArrayList<>();
    program
        .tasks()
        .filter(task -> !task.internal() && seen.add(task.name()))
        .filter(task -> all || !task.task().desc().isEmpty())
        .forEach(task -> rows.add(new Row(task, descriptions.apply(task), program.aliases(task))));
    Comparator<Row> byName = Comparator.comparing(row -> row.task().name());
    if (order.equals("alphanumeric")) {
      rows.sort(byName);
    } else if (!order.equals("none")) {
      rows.sort(
          Comparator.comparing((Row row) -> row.task().name().indexOf(':') >= 0)
              .thenComparing(byName));
    }
    return rows;
  }

  /** Names and aliases alone, one in a line. */
  String names(boolean all, String order) {
    StringBuilder text = new StringBuilder();
    for (Row row : rows(all, order)) {
      text.append(withoutColons(row.task().name())).append('\n');
      row.aliases().forEach(alias -> text.append(withoutColons(alias)).append('\n'));
    }
    return text.toString();
  }

  private static String withoutColons(String name) {
    return CharMatcher.is(':').trimTrailingFrom(name);
  }

  /** The table; empty where there is nothing to list. */
  String table(boolean all, String order, Colors colors) {
    List<Row> rows = rows(all, order);
    if (rows.isEmpty()) {
      return "";
    }
    int widest = 0;
    for (Row row : rows) {
      widest = Math.max(widest, row.task().name().length());
    }
    int[] descriptionWidths = descriptionWidths(rows);
    StringBuilder text = new StringBuilder("task: Available tasks for this project:\n");
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      String name = row.task().name();
      text.append(colors.paint(Colors.Color.YELLOW, "* "))
          .append(colors.paint(Colors.Color.GREEN, name))
          .append(": ")
          .append(" ".repeat(widest - name.length() + GAP))
          .append(description(row));
      if (!row.aliases().isEmpty()) {
        int pad = descriptionWidths[i] - description(row).length() + GAP;
        text.append(" ".repeat(pad))
            .append(
                colors.paint(
                    Colors.Color.CYAN, "(aliases: " + String.join(", ", row.aliases()) + ")"));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String description(Row row) {
    return row.description().replace('\n', ' ');
  }

  /** A column is as wide as the widest cell of the lines beside each other that have it. */
  private static int[] descriptionWidths(List<Row> rows) {
    int[] widths = new int[rows.size()];
    int start = 0;
    while (start < rows.size()) {
      int end = start;
      int widest = 0;
      while (end < rows.size() && !rows.get(end).aliases().isEmpty()) {
        widest = Math.max(widest, description(rows.get(end)).length());
        end++;
      }
      for (int i = start; i < end; i++) {
        widths[i] = widest;
      }
      start = Math.max(end, start + 1);
    }
    return widths;
  }
}
