package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.program.load.IncludeCycles;
import io.github.taskfilels.program.load.LoadRefusal;
import io.github.taskfilels.program.load.LoadRefusal.Kind;

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
  public String doc() {
    return "An include that is part of a cycle: the included file leads back to this one. Task"
        + " refuses to load such files. Every include of the cycle is marked.";
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
