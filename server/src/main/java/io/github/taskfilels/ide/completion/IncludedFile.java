package io.github.taskfilels.ide.completion;

import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.schema.MappingSite;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/** The file that an include of a site leads to. */
final class IncludedFile {
  private IncludedFile() {}

  /**
   * The one of the include that is written as a mapping; null where it leads to none.
   *
   * @param mapping the keys of the include
   */
  static @Nullable FileId of(CompletionSite site, MappingSite mapping) {
    var written = mapping.written();
    if (written == null) {
      return null;
    }
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(site.snapshot()).includes(site.file())) {
      Include include = edge.written(site.snapshot());
      if (include != null && include.range().covers(written.range())) {
        return edge.to();
      }
    }
    return null;
  }
}
