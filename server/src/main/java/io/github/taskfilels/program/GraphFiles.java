package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.include.IncludeTarget;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/** The files of an include graph. Holds summaries and no snapshot. */
record GraphFiles(IncludeGraph graph, ImmutableMap<FileId, Summary> summaries)
    implements LinkedFiles {

  static GraphFiles of(Snapshot snapshot, IncludeGraph graph) {
    ImmutableMap.Builder<FileId, Summary> summaries = ImmutableMap.builder();
    for (FileId file : graph.files()) {
      Summary summary = snapshot.summary(file);
      if (summary != null) {
        summaries.put(file, summary);
      }
    }
    return new GraphFiles(graph, summaries.buildOrThrow());
  }

  @Override
  public @Nullable Summary summary(FileId file) {
    return summaries.get(file);
  }

  @Override
  public ImmutableList<Link> links(FileId file) {
    ImmutableList<IncludeEdge> edges = graph.includes(file);
    if (edges.isEmpty()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Link> links = ImmutableList.builderWithExpectedSize(edges.size());
    for (IncludeEdge edge : edges) {
      // A cycle is reported for itself; names that would come around it are not looked for.
      links.add(new Link(edge.entry(), graph.onCycle(edge) ? null : edge.to()));
    }
    return links.build();
  }

  @Override
  public ImmutableList<IncludeStep> includers(FileId file) {
    return graph.includers(file).stream()
        .filter(edge -> !graph.onCycle(edge) && edge.target() instanceof IncludeTarget.Resolved)
        .map(GraphFiles::step)
        .collect(ImmutableList.toImmutableList());
  }

  private static IncludeStep step(IncludeEdge edge) {
    if (!(edge.target() instanceof IncludeTarget.Resolved(FileId to))) {
      throw new IllegalArgumentException("leads nowhere: " + edge);
    }
    return new IncludeStep(edge.from(), edge.entry(), edge.index(), to);
  }
}
