package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.NameUses.Use;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** Loops over variables that nothing sets. */
public final class ForVarUndefinedRule implements WorkspaceRule {
  @Override
  public String id() {
    return "for-var-undefined";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A loop over a variable that nothing sets: neither the task, nor a file, nor a "
            + "call, nor the environment. Silent where an include is not known, where a file of "
            + "the environment is read, and where `requires` names it.",
        "Runs no round, and says nothing.",
        """
        version: '3'
        vars: {SERVERS: a b}
        tasks:
          deploy:
            cmds:
              - for: {var: SEVERS}
        #                  ^^^^^^
                cmd: deploy {{.ITEM}}
        """,
        """
        version: '3'
        vars: {SERVERS: a b}
        tasks:
          deploy:
            cmds:
              - for: {var: SERVERS}
                cmd: deploy {{.ITEM}}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameUses.findings(this, context, use -> message(context, use));
  }

  private static @Nullable String message(RuleContext context, Use use) {
    if (use.kind() != NameUses.Kind.LOOP) {
      return null;
    }
    KnownVariables known = KnownVariables.around(context.snapshot(), context.file());
    if (known.mayBeSet(context, use.name())) {
      return null;
    }
    String near = Misspelling.message(use.name(), known.nearest(context, use));
    return near != null
        ? near
        : "nothing sets '"
            + use.name()
            + "', so this loop runs no round; set it, or name it in 'requires'";
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return Misspelling.fixes(snapshot, finding);
  }
}
