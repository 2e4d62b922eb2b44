package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.template.TemplateUses.FieldUse;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.Set;

/** The exit code where there is none yet. */
public final class ExitCodeOutsideDeferRule implements FileRule {
  private static final String NAME = "EXIT_CODE";

  @Override
  public String id() {
    return "exit-code-outside-defer";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "`EXIT_CODE` outside of a deferred command. It is set only after a command has "
            + "failed, for what is deferred.",
        "Renders it as an empty text.",
        """
        version: '3'
        tasks:
          show:
            cmds:
              - echo {{.EXIT_CODE}}
        #               ^^^^^^^^^
        """,
        """
        version: '3'
        tasks:
          show:
            cmds:
              - defer: echo {{.EXIT_CODE}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    if (!context.taskfile().tree().text().contains(NAME)) {
      return findings.build();
    }
    Set<TextRange> places = new HashSet<>();
    for (Task task : context.taskfile().tasks()) {
      boolean set =
          task.environment().vars().stream().anyMatch(variable -> variable.name().equals(NAME));
      for (Command command : task.cmds()) {
        if (!set && !command.deferred() && command instanceof Command.Shell shell) {
          places.add(shell.cmd().range());
        }
      }
    }
    for (WrittenTemplate written : context.templates()) {
      boolean here = places.contains(written.text().range());
      for (FieldUse use : here ? written.uses().fields() : ImmutableList.<FieldUse>of()) {
        if (use.name().equals(NAME)) {
          findings.add(
              context.finding(
                  this,
                  written.range(use.range()),
                  "EXIT_CODE is empty here; it is set for deferred commands only"));
        }
      }
    }
    return findings.build();
  }
}
