package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.workspace.Summary;

/** Styles of output of included files. */
public final class IncludeOutputLeakRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-output-leak";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An `output` in an included file that is not the one of the file that includes it. It is "
            + "the style of everything that runs, whichever of the tasks are called.",
        "Takes the one of the included file for the whole run.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        #               ^^^^^^^^^
        //- /lib.yml
        version: '3'
        output: prefixed
        """,
        """
        //- /Taskfile.yml
        version: '3'
        output: prefixed
        includes: {lib: ./lib.yml}
        //- /lib.yml
        version: '3'
        output: prefixed
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();

    for (IncludeEdge edge : context.graph().includes(context.file())) {
      Summary target = edge.to() == null ? null : context.snapshot().summary(edge.to());
      if (target != null
          && !target.output().isEmpty()
          && !target.output().equals(context.summary().output())) {
        String message =
            "include '"
                + edge.entry().namespace()
                + "' sets 'output: "
                + target.output()
                + "' for everything that runs; write the same here, or take it out there";
        findings.add(Finding.of(this, context.file(), edge.range(context.snapshot()), message));
      }
    }
    return findings.build();
  }
}
