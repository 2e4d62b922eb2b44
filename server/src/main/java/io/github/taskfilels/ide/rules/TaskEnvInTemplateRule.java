package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;

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
    return NameUses.findings(
        this,
        context,
        use ->
            use.kind() == NameUses.Kind.TEMPLATE
                    && use.inEnv()
                    && !KnownVariables.around(context.snapshot(), context.file()).isSet(use.name())
                ? "'"
                    + use.name()
                    + "' is in the 'env' of the task, which templates do not see; write $"
                    + use.name()
                    + ", or move it to 'vars'"
                : null);
  }
}
