package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskOrder;
import io.github.taskfilels.program.TaskOrder.Meeting;
import io.github.taskfilels.shell.ShellUses;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.template.ScriptTemplate;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import org.jspecify.annotations.Nullable;

/** Dependencies that are reached in several ways and run once for each of them. */
public final class SharedOnceRule implements WorkspaceRule {
  /** What leaves nothing behind. */
  private static final ImmutableSet<String> HARMLESS =
      ImmutableSet.of("echo", "printf", "true", ":", "test", "[", "[[", "sleep", "exit", "command");

  @Override
  public String id() {
    return "shared-once";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A dependency that a task reaches in several ways at the same time, and that does not say"
            + " `run: once`: its commands run several times beside each other, on the same files."
            + " Silent where `sources` or `status` tell whether it is up to date, where it is"
            + " called with variables, and where its commands only print.",
        "Runs it once for each way.",
        """
        version: '3'
        tasks:
          all: {deps: [lint, test]}
          lint: {deps: [install], cmds: [eslint .]}
          test: {deps: [install], cmds: [jest]}
          install:
        # ^^^^^^^
            cmds: [npm ci]
        """,
        """
        version: '3'
        tasks:
          all: {deps: [lint, test]}
          lint: {deps: [install], cmds: [eslint .]}
          test: {deps: [install], cmds: [jest]}
          install:
            run: once
            cmds: [npm ci]
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    ImmutableList<TaskEntry> tasks = context.summary().tasks();
    TaskOrder order = TaskOrder.around(context.snapshot(), context.file());
    for (int i = 0; i < tasks.size(); i++) {
      TaskEntry task = tasks.get(i);
      Definition definition = new Definition(context.file(), task.name());
      Meeting meeting = isAlways(task) ? meeting(context.snapshot(), order, definition) : null;
      if (meeting != null && context.facts().effects().contains(task.name())) {
        String message =
            "'"
                + meeting.task().name()
                + "' runs this "
                + way(meeting.one(), definition)
                + " and "
                + way(meeting.other(), definition)
                + " at the same time; add 'run: once'";
        findings.add(
            Finding.of(
                this, context.file(), context.taskfile().tasks().get(i).nameRange(), message));
      }
    }
    return findings.build();
  }

  private static String way(Definition way, Definition task) {
    return way.equals(task) ? "directly" : "through '" + way.name() + "'";
  }

  /** Whether nothing that is written keeps a task from running again. */
  private static boolean isAlways(TaskEntry task) {
    return (task.run().isEmpty() || task.run().equals("always"))
        && task.guards().isEmpty()
        && task.platforms().isEmpty()
        && task.name().indexOf('*') < 0;
  }

  private static @Nullable Meeting meeting(Snapshot snapshot, TaskOrder order, Definition task) {
    boolean varies =
        order.neededBy(task).stream().anyMatch(link -> !link.reference().vars().isEmpty());
    Meeting meeting = varies ? null : order.twice(task);
    return meeting == null || isRootOnce(snapshot, task) ? null : meeting;
  }

  /** Whether the root says for all tasks that they do not always run. */
  private static boolean isRootOnce(Snapshot snapshot, Definition task) {
    for (FileId root : Programs.ofNames(snapshot, task.file()).rootsOf(task.file())) {
      Summary summary = snapshot.summary(root);
      if (summary != null && !summary.run().isEmpty() && !summary.run().equals("always")) {
        return true;
      }
    }
    return false;
  }

  /** The keys of the tasks whose commands leave something behind. */
  static ImmutableSet<String> effects(FileContext context) {
    return context.taskfile().tasks().stream()
        .filter(task -> hasEffects(context, task))
        .map(Task::name)
        .collect(ImmutableSet.toImmutableSet());
  }

  private static boolean hasEffects(FileContext context, Task task) {
    if (!task.fingerprint().sources().isEmpty()) {
      return false;
    }
    for (Command command : task.cmds()) {
      if (command instanceof Command.Shell shell && hasEffects(context.script(shell.cmd()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasEffects(ScriptTemplate script) {
    for (ShellUses.Command command : script.script().uses().commands()) {
      String name = command.name().literal();
      if (name == null || !HARMLESS.contains(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return TaskEdits.fixes(
        snapshot,
        finding,
        "run",
        (task, edits) ->
            edits
                .file()
                .offered("Add 'run: once'", edits.withFirst("run", "once"))
                .guessed("The task will run once, however many need it."));
  }
}
