package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.workspace.FileId;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Includes that lead back to their own file by way of others. */
public final class IncludeCycleRule implements WorkspaceRule {
  @Override
  public String id() {
    return "include-cycle";
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
      Include include = edge.written(context.snapshot());
      if (include == null || !context.graph().onCycle(edge) || context.file().equals(edge.to())) {
        continue;
      }
      ImmutableList<FileId> cycle = context.graph().cycleThrough(edge);
      String path =
          Stream.concat(cycle.stream(), Stream.of(context.file()))
              .map(context::name)
              .collect(Collectors.joining(" → "));
      findings.add(
          Finding.of(
              this,
              context.file(),
              include.targetRange(),
              "include cycle: " + path,
              related(context, cycle)));
    }
    return findings.build();
  }

  /** The other includes of the cycle, in its order. */
  private static ImmutableList<Finding.Related> related(
      RuleContext context, ImmutableList<FileId> cycle) {
    ImmutableList.Builder<Finding.Related> related = ImmutableList.builder();
    for (int i = 1; i < cycle.size(); i++) {
      FileId from = cycle.get(i);
      FileId to = cycle.get((i + 1) % cycle.size());
      IncludeEdge edge = context.graph().edge(from, to);
      Include include = edge == null ? null : edge.written(context.snapshot());
      if (include != null) {
        String message = context.name(from) + " includes " + context.name(to);
        related.add(new Finding.Related(message, from, include.targetRange()));
      }
    }
    return related.build();
  }
}
