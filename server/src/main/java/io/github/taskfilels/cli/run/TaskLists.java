package io.github.taskfilels.cli.run;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.cli.flags.ExitException;
import io.github.taskfilels.cli.flags.Flags;
import io.github.taskfilels.cli.list.Listing;
import io.github.taskfilels.cli.list.TaskList;
import io.github.taskfilels.cli.list.TaskListJson;
import io.github.taskfilels.cli.terminal.ColorChoice;
import io.github.taskfilels.cli.terminal.GuardedRun;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.launch.Inquiry;
import io.github.taskfilels.run.launch.Launcher;
import io.github.taskfilels.run.launch.RunRefusal;
import io.github.taskfilels.run.launch.RunRefusedException;
import io.github.taskfilels.run.launch.RunSpec;
import io.github.taskfilels.run.report.Colors;
import java.io.PrintStream;
import java.util.List;
import java.util.Set;

/** {@code run --list}: the tasks that can be called, for people and for programs. */
record TaskLists(RunSpecs specs, RunSpecs.Loaded loaded) {

  /** Prints the list that the flags ask for; the exit code is 1 where it is empty. */
  int print(Launcher launcher) throws ValueException, ExitException, RunRefusedException {
    boolean all = flags().is("list-all");
    String order = flags().get("sort", "default");
    if (flags().is("json")) {
      return printJson(launcher, all, order);
    }
    TaskList tasks = listing().tasks();
    if (flags().is("silent")) {
      try (Budget _ = Budget.open(Limits.LOOK)) {
        tasks.printNames(all, order, out());
      }
      return 0;
    }
    return printTable(tasks, all, order) ? 0 : 1;
  }

  /** Prints what there is to call, where a run is refused because nobody knows a name. */
  void printFor(RunRefusal refusal) throws ValueException {
    if (refusal instanceof RunRefusal.UnknownTask unknown
        && unknown.missing()
        && !flags().is("status")) {
      try {
        printTable(listing().tasks(), false, "default");
      } catch (BudgetSpentException e) {
        specs.console().err().println("task: the list of tasks is given up: " + e.getMessage());
      }
    }
  }

  private Flags.Parsed flags() {
    return specs.flags();
  }

  private PrintStream out() {
    return specs.console().out();
  }

  private Colors colors() {
    return ColorChoice.of(specs.console(), flags());
  }

  private boolean printTable(TaskList tasks, boolean all, String order) {
    boolean printed;
    try (Budget _ = Budget.open(Limits.LOOK)) {
      printed = tasks.printTable(all, order, colors(), out());
    }
    if (!printed) {
      String words =
          all
              ? "task: No tasks available\n"
              : "task: No tasks with description available. Try --list-all to list all tasks\n";
      out().print(colors().paint(Colors.Color.YELLOW, words));
    }
    return printed;
  }

  private int printJson(Launcher launcher, boolean all, String order)
      throws ValueException, ExitException, RunRefusedException {
    Listing listing = listing();
    List<TaskView> tasks;
    try (Budget _ = Budget.open(Limits.LOOK)) {
      tasks = ImmutableList.copyOf(listing.tasks().tasks(all, order));
    }
    boolean asked = !flags().is("no-status");
    Set<String> upToDate = asked ? upToDate(launcher, tasks) : Set.of();
    try (Budget _ = Budget.open(Limits.LOOK)) {
      TaskListJson.print(
          out(),
          tasks,
          task -> listing.row(task, asked ? upToDate.contains(task.name()) : null),
          loaded.spec().program().root().toString(),
          flags().is("nested"));
    }
    return tasks.isEmpty() ? 1 : 0;
  }

  /** The names of the tasks that are up to date; only those are asked that can be. */
  private Set<String> upToDate(Launcher launcher, List<TaskView> tasks)
      throws ExitException, RunRefusedException {
    Inquiry<Set<String>> inquiry = launcher.upToDate(specs.complete(loaded), tasks);
    return inquiry == null ? Set.of() : new GuardedRun(specs.console(), colors()).answer(inquiry);
  }

  private Listing listing() throws ValueException {
    RunSpec spec = loaded.spec();
    return new Listing(
        spec.program().snapshot(), spec.program().program(), spec.lookingEvaluator());
  }
}
