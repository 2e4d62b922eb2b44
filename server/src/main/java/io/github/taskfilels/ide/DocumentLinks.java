package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** The paths in a Taskfile that lead to a file: those of its includes. */
public final class DocumentLinks {
  private DocumentLinks() {}

  /** A link from a range to a file. */
  public record Link(TextRange range, FileId target) {}

  /** All links in order; an include that leads nowhere has none. */
  public static ImmutableList<Link> of(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Link> links = ImmutableList.builder();
    for (int index = 0; index < taskfile.includes().size(); index++) {
      Include include = taskfile.includes().get(index);
      FileId target = Definitions.includedFile(snapshot, file, index);
      if (target != null && include.taskfile() != null) {
        links.add(new Link(include.taskfile().range(), target));
      }
    }
    return links.build();
  }
}
