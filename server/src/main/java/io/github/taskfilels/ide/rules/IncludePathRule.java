package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.program.load.LoadRefusal.Kind;

/** Includes whose path or folder Task refuses as it is written, whatever the disk holds. */
public final class IncludePathRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_PATH.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "The path or the `dir` of an include that is refused as it is written: its "
            + "template fails, it holds a command, or it is no path at all.",
        "Stops.",
        """
        version: '3'
        includes:
          docs: './{{.DOCS'
        #       ^^^^^^^^^^^
        """,
        """
        version: '3'
        includes:
          docs: {taskfile: './docs/{{.DOCS}}', optional: true}
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      if (edge.target() instanceof IncludeTarget.Refused(String reason)) {
        String message = "include '" + edge.entry().namespace() + "': " + reason;
        findings.add(Finding.of(this, context.file(), edge.range(context.snapshot()), message));
      }
    }
    return findings.build();
  }
}
