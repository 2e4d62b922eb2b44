package io.github.taskfilels.cli.list;

import com.google.common.base.CharMatcher;
import com.google.common.collect.AbstractIterator;
import com.google.common.collect.Lists;
import io.github.taskfilels.cli.terminal.Utf8Writer;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.report.Colors;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The list of tasks, as Task prints it ({@code help.go}). A row is made when it is printed, and no
 * longer kept than the rows whose columns it shares.
 */
public final class TaskList {
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

  /**
   * The tasks that can be called from outside, looked for anew by each iterator.
   *
   * @param all whether those without a description are there, too
   * @param order {@code default}, {@code alphanumeric} or {@code none}
   */
  public Iterable<TaskView> tasks(boolean all, String order) {
    boolean sorted = !order.equals("none");
    return () ->
        new Listed(
            sorted
                ? program.tasksByName(!order.equals("alphanumeric")).iterator()
                : program.tasks().iterator(),
            sorted,
            all);
  }

  private static boolean isShown(boolean all, TaskEntry task) {
    return all || !task.desc().isEmpty();
  }

  /** Those of some tasks that are listed; of equal names the first counts. */
  private static final class Listed extends AbstractIterator<TaskView> {
    private final Iterator<TaskView> tasks;
    private final boolean sorted;
    private final boolean all;
    private final Set<String> seen = new HashSet<>();
    private String before = "";

    Listed(Iterator<TaskView> tasks, boolean sorted, boolean all) {
      this.tasks = tasks;
      this.sorted = sorted;
      this.all = all;
    }

    @Override
    protected @Nullable TaskView computeNext() {
      while (tasks.hasNext()) {
        TaskView task = tasks.next();
        if (!task.internal() && isFirst(task.name()) && isShown(all, task.task())) {
          return task;
        }
      }
      return endOfData();
    }

    /** Of sorted names only the last needs to be known. */
    private boolean isFirst(String name) {
      boolean first = sorted ? !name.equals(before) : seen.add(name);
      before = name;
      return first;
    }
  }

  /** Prints names and aliases alone, one in a line. */
  public void printNames(boolean all, String order, PrintStream out) {
    PrintWriter lines = new PrintWriter(new Utf8Writer(out));
    for (TaskView task : tasks(all, order)) {
      lines.append(Printable.line(withoutColons(task.name()))).append('\n');
      program
          .aliases(task)
          .forEach(alias -> lines.append(Printable.line(withoutColons(alias))).append('\n'));
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
  public boolean printTable(boolean all, String order, Colors colors, PrintStream out) {
    int widest = program.longestName(task -> isShown(all, task));
    if (widest < 0) {
      return false;
    }
    PrintWriter lines = new PrintWriter(new Utf8Writer(out));
    lines.append("task: Available tasks for this project:\n");
    new TaskTable(lines, colors, widest + GAP).print(tasks(all, order), this::row);
    lines.flush();
    return true;
  }

  private TaskTable.Row row(TaskView task) {
    return new TaskTable.Row(
        Printable.line(task.name()),
        Printable.line(descriptions.apply(task).replace('\n', ' ')),
        Lists.transform(program.aliases(task), Printable::line));
  }
}
