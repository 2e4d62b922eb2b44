package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;

/** Names of tasks with an equals sign. */
public final class TaskNameEqualsRule implements FileRule {
  @Override
  public String id() {
    return "task-name-equals";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A task with `=` in its name. On the command line that sets a variable.",
        "Takes it for a variable on the command line; only other tasks can call it.",
        """
        version: '3'
        tasks:
          build=fast:
        # ^^^^^^^^^^
            cmds: [make fast]
        """,
        """
        version: '3'
        tasks:
          build-fast:
            cmds: [make fast]
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      if (task.name().indexOf('=') >= 0) {
        findings.add(
            context.finding(
                this,
                task.nameRange(),
                "a name with '=' sets a variable on the command line; choose another name"));
      }
    }
    return findings.build();
  }
}
