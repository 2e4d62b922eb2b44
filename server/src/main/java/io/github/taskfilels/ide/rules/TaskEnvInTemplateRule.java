package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.ide.rules.NameUses.Use;

/** Templates that read the environment of a task. */
public final class TaskEnvInTemplateRule implements WorkspaceRule {
  @Override
  public String id() {
    return "task-env-in-template";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A template that reads a variable which is only in the `env` of the task. Templates do "
            + "not see that; the shell does, as `$NAME`.",
        "Renders it as empty text.",
        """
        version: '3'
        tasks:
          show:
            env: {STAGE: test}
            cmds: ['echo {{.STAGE}}']
        #                   ^^^^^
        """,
        """
        version: '3'
        tasks:
          show:
            env: {STAGE: test}
            cmds: ['echo $STAGE']
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableMap<Use, String> wrong = wrong(context);
    if (wrong.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    NameUses.each(
        context.alone(),
        (use, range) -> {
          String message = wrong.get(use);
          if (message != null) {
            findings.add(Finding.of(this, context.file(), range, message));
          }
        });
    return findings.build();
  }

  private static ImmutableMap<Use, String> wrong(RuleContext context) {
    ImmutableMap.Builder<Use, String> wrong = ImmutableMap.builder();
    for (Use use : context.facts().names().uses()) {
      if (use.kind() == NameUses.Kind.TEMPLATE
          && use.inEnv()
          && !KnownVariables.around(context.snapshot(), context.file()).isSet(use.name())) {
        wrong.put(
            use,
            "'"
                + use.name()
                + "' is in the 'env' of the task, which templates do not see; write $"
                + use.name()
                + ", or move it to 'vars'");
      }
    }
    return wrong.build();
  }
}
