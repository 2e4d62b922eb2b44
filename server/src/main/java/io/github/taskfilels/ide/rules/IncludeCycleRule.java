package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.IncludeCycles;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.workspace.Snapshot;

/** Includes that lead back to their own file by way of others. */
public final class IncludeCycleRule implements WorkspaceRule {
  @Override
  public String id() {
    return Kind.INCLUDE_CYCLE.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "An include that is part of a cycle: the included file leads back to this one. "
            + "Every include of the cycle is marked.",
        "Refuses to load such files.",
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        #                ^^^^^^^^^^
        //- /docs.yml
        version: '3'
        includes: {root: ./Taskfile.yml}
        #                ^^^^^^^^^^^^^^
        """,
        """
        //- /Taskfile.yml
        version: '3'
        includes: {docs: ./docs.yml}
        //- /docs.yml
        version: '3'
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
      LoadRefusal cycle = IncludeCycles.several(context.snapshot(), context.graph(), edge);
      if (cycle != null) {
        findings.add(Finding.of(this, cycle));
      }
    }
    return findings.build();
  }
}
