package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import org.jspecify.annotations.Nullable;

/** Loops over files that the task does not name. */
public final class ForAttributeMissingRule implements FileRule {
  @Override
  public String id() {
    return "for-attr-missing";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A `for: sources` or `for: generates` in a task without such a list.",
        "Goes through the loop no times.",
        """
        version: '3'
        tasks:
          show:
            cmds:
              - for: sources
        #            ^^^^^^^
                cmd: cat {{.ITEM}}
        """,
        """
        version: '3'
        tasks:
          show:
            sources: [a.txt]
            cmds:
              - for: sources
                cmd: cat {{.ITEM}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      for (Command command : task.cmds()) {
        check(context, task, command.loop(), findings);
      }
      for (Dep dep : task.deps()) {
        check(context, task, dep.loop(), findings);
      }
    }
    return findings.build();
  }

  private void check(
      FileContext context,
      Task task,
      @Nullable Loop loop,
      ImmutableList.Builder<Finding> findings) {
    if (loop instanceof Loop.Files files) {
      boolean empty =
          switch (files.keyword()) {
            case "sources" -> task.fingerprint().sources().isEmpty();
            case "generates" -> task.fingerprint().generates().isEmpty();
            default -> false;
          };
      if (empty) {
        findings.add(
            context.finding(
                this,
                files.range(),
                "the task has no '" + files.keyword() + "', so the loop never runs"));
      }
    }
  }
}
