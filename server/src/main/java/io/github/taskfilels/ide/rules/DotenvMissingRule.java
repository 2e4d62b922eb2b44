package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.PathKind;

/** Files of the environment that are not there. */
public final class DotenvMissingRule implements WorkspaceRule {
  @Override
  public String id() {
    return "dotenv-missing";
  }

  @Override
  public Severity severity() {
    return Severity.INFORMATION;
  }

  /** Most such files are in no repository, and each has their own. */
  @Override
  public boolean onByDefault() {
    return false;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A file of `dotenv` that is not there. What it would set comes from the environment of the"
            + " caller, or from nowhere.",
        "Goes on without it.",
        """
        //- /.taskfile-ls.yml
        diagnostics: {severity: {dotenv-missing: information}}
        //- /Taskfile.yml
        version: '3'
        tasks:
          show: {dotenv: [.evn], cmds: [echo $TOKEN]}
        #                 ^^^^
        //- /.env
        TOKEN=x
        """,
        """
        //- /.taskfile-ls.yml
        diagnostics: {severity: {dotenv-missing: information}}
        //- /Taskfile.yml
        version: '3'
        tasks:
          show: {dotenv: [.env], cmds: [echo $TOKEN]}
        //- /.env
        TOKEN=x
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return DotenvPaths.findings(
        this,
        context,
        file ->
            context.snapshot().kind(file) == PathKind.MISSING
                ? context.name(file) + " is not there; create it, or correct its path"
                : "");
  }
}
