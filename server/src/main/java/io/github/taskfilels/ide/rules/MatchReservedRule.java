package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Variable;

/** Variables of tasks that are called MATCH. */
public final class MatchReservedRule implements FileRule {
  @Override
  public String id() {
    return "match-reserved";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable `MATCH` in the `vars` of a task. Task sets this name itself, to "
            + "what the wildcards of the name stand for.",
        "Crashes when the task is called.",
        """
        version: '3'
        tasks:
          build:
            vars: {MATCH: one}
        #          ^^^^^
            cmds: ['echo {{.MATCH}}']
        """,
        """
        version: '3'
        tasks:
          build:
            vars: {PATTERN: one}
            cmds: ['echo {{.PATTERN}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      for (Variable variable : task.environment().vars()) {
        if (variable.name().equals("MATCH")) {
          findings.add(
              context.finding(
                  this,
                  variable.nameRange(),
                  "Task sets MATCH itself and crashes on this; choose another name"));
        }
      }
    }
    return findings.build();
  }
}
