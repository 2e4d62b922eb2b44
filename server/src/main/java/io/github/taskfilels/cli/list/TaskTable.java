package io.github.taskfilels.cli.list;

import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.report.Colors;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The rows of a list, in columns as Go's {@code text/tabwriter} makes them: one is as wide as the
 * widest cell of the rows beside each other that have it. All rows have names and descriptions;
 * rows with aliases wait for the next one without, all others are printed at once.
 */
final class TaskTable {
  private static final int GAP = 6;

  private final PrintWriter out;
  private final Colors colors;
  private final int nameWidth;
  private final List<Row> waiting = new ArrayList<>();

  /**
   * @param description in one line
   */
  record Row(String name, String description, List<String> aliases) {}

  /**
   * @param nameWidth of the column of names, in characters
   */
  TaskTable(PrintWriter out, Colors colors, int nameWidth) {
    this.out = out;
    this.colors = colors;
    this.nameWidth = nameWidth;
  }

  /** Prints the rows of tasks, each made when its turn comes. */
  void print(Iterable<TaskView> tasks, Function<TaskView, Row> rows) {
    for (TaskView task : tasks) {
      Row row = rows.apply(task);
      if (row.aliases().isEmpty()) {
        printWaiting();
        out.append(begun(row).append('\n'));
      } else {
        waiting.add(row);
      }
    }
    printWaiting();
  }

  private void printWaiting() {
    int widest = 0;
    for (Row row : waiting) {
      widest = Math.max(widest, row.description().length());
    }
    for (Row row : waiting) {
      String aliases = "(aliases: " + String.join(", ", row.aliases()) + ")";
      out.append(
          begun(row)
              .repeat(' ', widest - row.description().length() + GAP)
              .append(colors.paint(Colors.Color.CYAN, aliases))
              .append('\n'));
    }
    waiting.clear();
  }

  /** The line of a row up to its description. */
  private StringBuilder begun(Row row) {
    return new StringBuilder()
        .append(colors.paint(Colors.Color.YELLOW, "* "))
        .append(colors.paint(Colors.Color.GREEN, row.name()))
        .append(": ")
        .repeat(' ', Math.max(0, nameWidth - row.name().length()))
        .append(row.description());
  }
}
