package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** The paths in a Taskfile that lead to a file: those of its includes. */
public final class DocumentLinks {
  private DocumentLinks() {}

  /** A link from a range to a file. */
  public record Link(TextRange range, FileId target) {}

  /** All links in order of position; an include that leads nowhere has none. */
  public static ImmutableList<Link> of(Snapshot snapshot, FileId file) {
    ImmutableList.Builder<Link> links = ImmutableList.builder();
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      for (Symbol symbol : occurrence.symbols()) {
        if (symbol instanceof Symbol.File(FileId target)) {
          links.add(new Link(occurrence.range(), target));
        }
      }
    }
    return links.build();
  }
}
