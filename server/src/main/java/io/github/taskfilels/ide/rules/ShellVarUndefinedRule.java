package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.NameUses.Use;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import org.jspecify.annotations.Nullable;

/** Misspelt variables in scripts. */
public final class ShellVarUndefinedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "shell-var-undefined";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A command that reads `$NAME` where nothing sets `NAME`, and the script itself or `env` "
            + "sets one with nearly that name.",
        "Runs the command, and the shell reads an empty text.",
        """
        version: '3'
        tasks:
          build:
            cmds:
              - |
                target=app
                go build -o "$tagret"
        #                     ^^^^^^
        """,
        """
        version: '3'
        tasks:
          build:
            cmds:
              - |
                target=app
                go build -o "$target"
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameUses.findings(
        this, context, use -> Misspelling.message(use.name(), meant(context, use)));
  }

  private static @Nullable String meant(RuleContext context, Use use) {
    if (use.kind() != NameUses.Kind.SHELL || use.inEnv()) {
      return null;
    }
    KnownVariables known = KnownVariables.around(context.snapshot(), context.file());
    TaskEntry task = context.summary().task(use.task());
    boolean own =
        task != null
            && task.vars().stream().anyMatch(variable -> variable.name().equals(use.name()));
    return own
            || known.open()
            || known.isSet(use.name())
            || context.snapshot().environment().containsKey(use.name())
        ? null
        : Misspelling.of(use.name(), Iterables.concat(use.local(), known.env()));
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return Misspelling.fixes(snapshot, finding);
  }
}
