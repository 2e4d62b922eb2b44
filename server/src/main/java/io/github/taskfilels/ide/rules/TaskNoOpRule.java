package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;

/** Tasks that do nothing. */
public final class TaskNoOpRule implements FileRule {
  @Override
  public String id() {
    return "task-no-op";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task without commands and dependencies.",
        "Does nothing when it is called.",
        """
        version: '3'
        tasks:
          build:
        # ^^^^^
        """,
        """
        version: '3'
        tasks:
          build: make
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      if (task.cmds().isEmpty()
          && task.deps().isEmpty()
          && task.keys().get("cmds") == null
          && task.keys().get("cmd") == null
          && task.fingerprint().status().isEmpty()
          && task.conditions().preconditions().isEmpty()
          && context.isWhole(task.range())
          && isRead(context, task)) {
        findings.add(
            context.finding(this, task.nameRange(), "this task does nothing; give it 'cmds'"));
      }
    }
    return findings.build();
  }

  /** Whether nothing else is wrong in the task, which may have been meant to be a command. */
  private static boolean isRead(FileContext context, Task task) {
    return context.taskfile().problems().stream()
        .noneMatch(problem -> task.range().covers(problem.range()));
  }
}
