package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.rules.NameUses.Use;
import org.jspecify.annotations.Nullable;

/** Functions that get variables which may be missing. */
public final class TplMissingIntoFuncRule implements WorkspaceRule {
  @Override
  public String id() {
    return "tpl-missing-into-func";
  }

  @Override
  public Severity severity() {
    return Severity.HINT;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A variable that nothing sets, given to a function that takes a text. Elsewhere it would be"
            + " empty text; here rendering fails unless the caller passes it. Silent where a file"
            + " of the environment or an include that is not known may bring it.",
        "Stops (`invalid value; expected string`) where the caller does not pass it.",
        """
        version: '3'
        tasks:
          release:
            cmds: ['git tag v{{.VERSION | trimPrefix "v"}}']
        #                       ^^^^^^^
        """,
        """
        version: '3'
        tasks:
          release:
            requires: {vars: [VERSION]}
            cmds: ['git tag v{{.VERSION | trimPrefix "v"}}']
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return NameUses.findings(this, context, use -> message(context, use));
  }

  private static @Nullable String message(RuleContext context, Use use) {
    return use.kind() != NameUses.Kind.ARGUMENT
            || KnownVariables.around(context.snapshot(), context.file())
                .mayBeSet(context, use.name())
        ? null
        : "nothing sets '"
            + use.name()
            + "', and this function fails without a text; name it in 'requires', or give it a"
            + " default";
  }
}
