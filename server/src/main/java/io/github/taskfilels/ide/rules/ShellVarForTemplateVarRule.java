package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.NameUses.Use;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/** Commands that read what is not in their environment. */
public final class ShellVarForTemplateVarRule implements WorkspaceRule {
  @Override
  public String id() {
    return "shell-var-for-template-var";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A command that reads `$NAME` where `NAME` is only in `vars`. Variables are for templates,"
            + " as `{{.NAME}}`; the environment of commands is `env`. Silent where a file of the"
            + " environment may bring it.",
        "Runs the command without it, so that the shell reads an empty text.",
        """
        version: '3'
        vars: {TARGET: app}
        tasks:
          build:
            cmds: ['go build -o $TARGET']
        #                        ^^^^^^
        """,
        """
        version: '3'
        vars: {TARGET: app}
        tasks:
          build:
            cmds: ['go build -o {{.TARGET}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameUses.findings(
        this,
        context,
        use ->
            use.kind() == NameUses.Kind.SHELL && !use.inEnv() && isVariableOnly(context, use)
                ? "'"
                    + use.name()
                    + "' is in 'vars', which commands do not see; write {{."
                    + use.name()
                    + "}}, or add it to 'env'"
                : null);
  }

  private static boolean isVariableOnly(RuleContext context, Use use) {
    KnownVariables known = KnownVariables.around(context.snapshot(), context.file());
    TaskEntry task = context.summary().task(use.task());
    boolean own =
        task != null
            && task.vars().stream().anyMatch(variable -> variable.name().equals(use.name()));
    return (own || known.vars().contains(use.name()))
        && !known.open()
        && !known.env().contains(use.name())
        && !context.snapshot().environment().containsKey(use.name());
  }
}
