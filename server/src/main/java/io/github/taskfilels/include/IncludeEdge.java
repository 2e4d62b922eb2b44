package io.github.taskfilels.include;

import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/**
 * One include entry and where it leads. Holds no offsets: {@link #written} finds the place.
 *
 * @param from the including file
 * @param index the place among its entries
 */
public record IncludeEdge(
    FileId from, int index, Summary.IncludeEntry entry, IncludeTarget target) {

  /** The included file; null where there is none that can be read. */
  public @Nullable FileId to() {
    return target instanceof IncludeTarget.Resolved resolved ? resolved.file() : null;
  }

  /** The entry as it is written in a snapshot; null where the file has changed since. */
  public @Nullable Include written(Snapshot snapshot) {
    Taskfile taskfile = snapshot.taskfile(from);
    if (taskfile == null || index >= taskfile.includes().size()) {
      return null;
    }
    Include include = taskfile.includes().get(index);
    return include.namespace().equals(entry.namespace()) ? include : null;
  }

  /** Where the entry names its file; the start of the file where that has changed since. */
  public TextRange range(Snapshot snapshot) {
    Summary summary = snapshot.summary(from);
    boolean same =
        summary != null
            && index < summary.includes().size()
            && summary.includes().get(index).namespace().equals(entry.namespace());
    return same ? snapshot.includeRanges(from).get(index) : TextRange.at(0);
  }
}
