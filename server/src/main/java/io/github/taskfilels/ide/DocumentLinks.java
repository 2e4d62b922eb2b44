package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The paths in a Taskfile that lead to something: those of its includes, and of {@code dotenv},
 * {@code dir}, sources and outputs where they are written out.
 */
public final class DocumentLinks {
  private DocumentLinks() {}

  /** A link from a range to a file or folder. */
  public record Link(TextRange range, FileId target) {}

  /** All links in order of position; a path that leads nowhere has none. */
  public static ImmutableList<Link> of(Snapshot snapshot, FileId file) {
    List<Link> links = new ArrayList<>();
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      for (Symbol symbol : occurrence.symbols()) {
        if (symbol instanceof Symbol.File(FileId target)) {
          links.add(new Link(occurrence.range(), target));
        }
      }
    }
    PlainPaths.of(snapshot, file).forEach((range, target) -> links.add(new Link(range, target)));
    return ImmutableList.sortedCopyOf(Comparator.comparing(Link::range), links);
  }
}
