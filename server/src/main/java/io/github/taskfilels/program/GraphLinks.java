package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.workspace.FileId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The links of an include graph, each list made when it is first asked for. Safe for several
 * threads.
 */
final class GraphLinks implements IncludeLinks {
  private final IncludeGraph graph;
  private final Map<FileId, ImmutableList<Link>> links = new ConcurrentHashMap<>();
  private final Map<FileId, ImmutableList<IncludeStep>> steps = new ConcurrentHashMap<>();
  private final Map<FileId, ImmutableList<IncludeStep>> includers = new ConcurrentHashMap<>();

  GraphLinks(IncludeGraph graph) {
    this.graph = graph;
  }

  @Override
  public ImmutableList<Link> links(FileId file) {
    return links.computeIfAbsent(file, this::findLinks);
  }

  private ImmutableList<Link> findLinks(FileId file) {
    ImmutableList<IncludeEdge> edges = graph.includes(file);
    if (edges.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Link> found = ImmutableList.builderWithExpectedSize(edges.size());
    for (IncludeEdge edge : edges) {
      // A cycle is reported for itself; names that would come around it are not looked for.
      found.add(new Link(edge.entry(), graph.onCycle(edge) ? null : edge.to()));
    }
    return found.build();
  }

  @Override
  public ImmutableList<IncludeStep> steps(FileId file) {
    return steps.computeIfAbsent(file, IncludeLinks.super::steps);
  }

  @Override
  public ImmutableList<IncludeStep> includers(FileId file) {
    return includers.computeIfAbsent(file, this::findIncluders);
  }

  private ImmutableList<IncludeStep> findIncluders(FileId file) {
    ImmutableList.Builder<IncludeStep> found = ImmutableList.builder();
    for (IncludeEdge edge : graph.includers(file)) {
      if (!graph.onCycle(edge) && edge.target() instanceof IncludeTarget.Resolved(FileId to)) {
        found.add(new IncludeStep(edge.from(), edge.entry(), edge.index(), to));
      }
    }
    return found.build();
  }
}
