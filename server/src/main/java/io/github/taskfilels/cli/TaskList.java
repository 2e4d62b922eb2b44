package io.github.taskfilels.cli;

import com.google.common.base.CharMatcher;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.report.Colors;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The list of tasks, as Task prints it ({@code help.go}). Names are all known before the first is
 * printed, for they are sorted; the rest of a row is made when the row is printed, and no longer
 * kept than the rows whose columns it shares.
 */
final class TaskList {
  private static final int GAP = 6;
  private static final Comparator<TaskView> BY_NAME =
      (one, other) -> one.name().compareTo(other.name());
  private static final Comparator<TaskView> ROOT_FIRST =
      (one, other) -> {
        int order = Boolean.compare(isInner(one), isInner(other));
        return order == 0 ? one.name().compareTo(other.name()) : order;
      };

  private final Program program;
  private final Function<TaskView, String> descriptions;

  /**
   * @param descriptions the rendered description of a task
   */
  TaskList(Program program, Function<TaskView, String> descriptions) {
    this.program = program;
    this.descriptions = descriptions;
  }

  /**
   * The tasks that can be called from outside.
   *
   * @param all whether those without a description are there, too
   * @param order {@code default}, {@code alphanumeric} or {@code none}
   */
  List<TaskView> tasks(boolean all, String order) {
    List<TaskView> tasks = new ArrayList<>();
    program
        .tasks()
        .forEach(
            task -> {
              if (!task.internal()) {
                tasks.add(task);
              }
            });
    boolean sorted = !order.equals("none");
    if (sorted) {
      tasks.sort(order.equals("alphanumeric") ? BY_NAME : ROOT_FIRST);
    }
    // Of equal names the first counts, which sorting leaves before the others.
    List<TaskView> listed = new ArrayList<>(tasks.size());
    Set<String> seen = new HashSet<>();
    String before = null;
    for (TaskView task : tasks) {
      boolean first = sorted ? !task.name().equals(before) : seen.add(task.name());
      if (first && (all || !task.task().desc().isEmpty())) {
        listed.add(task);
      }
      before = task.name();
    }
    return listed;
  }

  private static boolean isInner(TaskView task) {
    return task.name().indexOf(':') >= 0;
  }

  /** Prints names and aliases alone, one in a line. */
  void printNames(boolean all, String order, PrintStream out) {
    PrintWriter lines = new PrintWriter(out, false, StandardCharsets.UTF_8);
    for (TaskView task : tasks(all, order)) {
      lines.append(withoutColons(task.name())).append('\n');
      program.aliases(task).forEach(alias -> lines.append(withoutColons(alias)).append('\n'));
    }
    lines.flush();
  }

  private static String withoutColons(String name) {
    return CharMatcher.is(':').trimTrailingFrom(name);
  }

  /**
   * Prints the table; nothing where there is nothing to list.
   *
   * @return whether there is something
   */
  boolean printTable(boolean all, String order, Colors colors, PrintStream out) {
    List<TaskView> tasks = tasks(all, order);
    if (tasks.isEmpty()) {
      return false;
    }
    PrintWriter lines = new PrintWriter(out, false, StandardCharsets.UTF_8);
    lines.append("task: Available tasks for this project:\n");
    new TaskTable(lines, colors, widest(tasks) + GAP).print(tasks, this::row);
    lines.flush();
    return true;
  }

  private TaskTable.Row row(TaskView task) {
    return new TaskTable.Row(
        task.name(), descriptions.apply(task).replace('\n', ' '), program.aliases(task));
  }

  private static int widest(List<TaskView> tasks) {
    int widest = 0;
    for (TaskView task : tasks) {
      widest = Math.max(widest, task.name().length());
    }
    return widest;
  }
}
