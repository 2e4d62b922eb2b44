package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.NameUses.Use;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** Misspelt variables in templates. */
public final class VarUndefinedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "var-undefined";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable in a template that nothing sets, and whose name is nearly that of one that"
            + " something does. Silent where the environment or a file of it, an include that is"
            + " not known, or a `requires` may bring it, and where a template asks whether it is"
            + " there.",
        "Renders it as empty text.",
        """
        version: '3'
        vars: {VERSION: '1.2'}
        tasks:
          show: echo {{.VERISON}}
        #               ^^^^^^^
        """,
        """
        version: '3'
        vars: {VERSION: '1.2'}
        tasks:
          show: echo {{.VERSION}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameUses.findings(
        this, context, use -> Misspelling.message(use.name(), meant(context, use)));
  }

  private static @Nullable String meant(RuleContext context, Use use) {
    if (use.kind() != NameUses.Kind.TEMPLATE || use.inEnv()) {
      return null;
    }
    return KnownVariables.around(context.snapshot(), context.file()).nearest(context, use);
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return Misspelling.fixes(snapshot, finding);
  }
}
