package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.IncludeCycles;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.workspace.Snapshot;

/** Includes that lead to their own file at once. */
public final class IncludeSelfRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_SELF.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include of the file in which it stands.",
        "Refuses to load such a file.",
        """
        version: '3'
        includes:
          own: ./Taskfile.yml
        #      ^^^^^^^^^^^^^^
        tasks: {build: make}
        """,
        """
        version: '3'
        tasks: {build: make}
        """);
  }

  @Override
  public ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return IncludeFixes.remove(snapshot, finding);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      LoadRefusal cycle = IncludeCycles.self(context.snapshot(), edge);
      if (cycle != null) {
        findings.add(Finding.of(this, cycle));
      }
    }
    return findings.build();
  }
}
