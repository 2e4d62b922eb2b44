package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import java.util.regex.Pattern;

/** Changes of the directory that end with their command. */
public final class CdNoEffectRule implements FileRule {
  private static final Pattern CD = Pattern.compile("\\s*cd\\s+[^;&|<>(\\n]+\\s*");

  @Override
  public String id() {
    return "cd-no-effect";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A command that does nothing but `cd`. Each command has a shell of its own, so "
            + "the next one does not run there.",
        "Starts each command in the `dir` of its task.",
        """
        version: '3'
        tasks:
          build:
            cmds:
              - cd app
        #       ^^^^^^
              - make
        """,
        """
        version: '3'
        tasks:
          build:
            dir: app
            cmds:
              - make
        """);
  }

  @Override
  public ImmutableList<Finding> check(FileContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (Task task : context.taskfile().tasks()) {
      for (Command command : task.cmds()) {
        if (command instanceof Command.Shell shell
            && CD.matcher(shell.cmd().value()).matches()
            && context.isWhole(shell.cmd().range())) {
          findings.add(
              context.finding(
                  this,
                  shell.cmd().range(),
                  "this ends with its command; use 'dir', or 'cd DIR && …' in one command"));
        }
      }
    }
    return findings.build();
  }
}
