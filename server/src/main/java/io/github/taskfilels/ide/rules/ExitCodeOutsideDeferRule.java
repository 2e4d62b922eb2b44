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
  private static final String EXIT_CODE = "EXIT_CODE";

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
    if (!context.taskfile().tree().text().contains(EXIT_CODE)) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      Set<TextRange> places = new HashSet<>();
      for (Command command : task.cmds()) {
        if (!command.deferred() && command instanceof Command.Shell shell) {
          places.add(shell.cmd().range());
        }
      }
      for (WrittenTemplate written : context.templates()) {
        if (!places.contains(written.text().range())) {
          continue;
        }
        for (FieldUse use : written.template().uses().fields()) {
          boolean set =
              task.environment().vars().stream().anyMatch(one -> one.name().equals(use.name()));
          if (use.name().equals(EXIT_CODE) && !set) {
            findings.add(
                context.finding(
                    this,
                    written.range(use.range()),
                    "EXIT_CODE is empty here; it is set for deferred commands only"));
          }
        }
      }
    }
    return findings.build();
  }
}
