package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;

/** Includes that lead to their own file at once. */
public final class IncludeSelfRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-self";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "An include of the file in which it stands. Task refuses to load such a file.";
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    ImmutableList.Builder<Finding> findings = ImmutableList.builder();
    for (IncludeEdge edge : context.graph().includes(context.file())) {
      Include include = edge.written(context.snapshot());
      if (include != null && context.file().equals(edge.to())) {
        String message = "include '" + include.namespace() + "' leads to this file itself";
        findings.add(
            Finding.of(this, context.file(), include.targetRange(), message, ImmutableList.of()));
      }
    }
    return findings.build();
  }
}
