package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskCycles.OnCycle;
import io.github.taskfilels.program.TaskCycles.Step;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.Chain;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.Reference;
import org.jspecify.annotations.Nullable;

/** Tasks that need themselves. */
public final class TaskCycleRule implements WorkspaceRule {
  static final String ARROW = " → ";

  @Override
  public String id() {
    return "task-cycle";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "Tasks that need each other in a circle, by `deps` or by `task:` commands, so "
            + "that none of them can ever end. As a hint where a condition, a check or changing "
            + "variables may end the circle.",
        "Ends with an error after 1,000 calls; where a task has `run: once` it waits for "
            + "ever.",
        """
        version: '3'
        tasks:
          build: {deps: [test]}
        #                ^^^^
          test: {deps: [build]}
        #               ^^^^^
        """,
        """
        version: '3'
        tasks:
          build: {cmds: [make]}
          test: {deps: [build]}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    Snapshot snapshot = context.snapshot();
    FileId file = context.file();
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (OnCycle cycle : Programs.around(snapshot, file).cycles(file)) {
      TextRange range =
          cycle.always() ? range(snapshot, file, cycle.from().name(), cycle.reference()) : null;
      if (range != null) {
        String path = Chain.text(cycle.names(), ARROW);
        String message =
            cycle.certain() ? "task cycle: " + path : "task cycle, unless it is ended: " + path;
        Finding finding = Finding.of(this, file, range, message, related(snapshot, cycle));
        findings.add(cycle.certain() ? finding : finding.withSeverity(Severity.HINT));
      }
    }
    return findings.build();
  }

  /** The other references on the way round, of a long one those next to the first. */
  static ImmutableList<Finding.Related> related(Snapshot snapshot, OnCycle cycle) {
    ImmutableList.Builder<Finding.Related> related = ImmutableList.builder();
    ImmutableList<String> names = cycle.names();
    for (int i = 1; i < Math.min(cycle.path().size(), Chain.LONGEST); i++) {
      Step step = cycle.path().get(i);
      FileId file = step.task().file();
      TextRange range = range(snapshot, file, step.task().task().name(), step.reference());
      if (range != null) {
        String message = "'" + names.get(i) + "' needs '" + names.get(i + 1) + "' here";
        related.add(new Finding.Related(message, file, range));
      }
    }
    return related.build();
  }

  static @Nullable TextRange range(
      Snapshot snapshot, FileId file, String name, Reference reference) {
    Taskfile taskfile = snapshot.taskfile(file);
    Task task = taskfile == null ? null : taskfile.task(name);
    Text text = task == null ? null : reference.in(task);
    return text == null ? null : text.range();
  }
}
