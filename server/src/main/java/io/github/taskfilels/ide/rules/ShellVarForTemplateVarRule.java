package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
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
        "A command that reads `$NAME` where `NAME` is only in `vars`. Variables are for "
            + "templates, as `{{.NAME}}`; the environment of commands is `env`. Silent where a file of "
            + "the environment may bring it.",
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
      if (use.kind() == NameUses.Kind.SHELL && !use.inEnv() && isVariableOnly(context, use)) {
        wrong.put(
            use,
            "'"
                + use.name()
                + "' is in 'vars', which commands do not see; write {{."
                + use.name()
                + "}}, or add it to 'env'");
      }
    }
    return wrong.build();
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
