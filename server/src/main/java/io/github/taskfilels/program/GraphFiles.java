package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files of an include graph. Holds summaries and no snapshot. */
record GraphFiles(IncludeLinks graph, ImmutableMap<FileId, Summary> summaries)
    implements LinkedFiles {

  /**
   * @param look what is known of each file
   */
  static GraphFiles of(
      IncludeLinks graph, Iterable<FileId> files, Function<FileId, @Nullable Summary> look) {
    ImmutableMap.Builder<FileId, Summary> summaries = ImmutableMap.builder();
    for (FileId file : files) {
      Summary summary = look.apply(file);
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
    return graph.links(file);
  }

  @Override
  public ImmutableList<IncludeStep> steps(FileId file) {
    return graph.steps(file);
  }

  @Override
  public ImmutableList<IncludeStep> includers(FileId file) {
    return graph.includers(file);
  }
}
