package io.github.taskfilels.ide.hints;

import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The file that an include found, where that is not what is written. */
final class IncludeHints {
  private static final int LONGEST = 60;

  private static final String ARROW = "→ ";

  private IncludeHints() {}

  static void find(
      Snapshot snapshot, FileId file, Taskfile taskfile, TextRange range, Consumer<Hint> found) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(file)) {
      FileId target = edge.to();
      Include include = edge.written(snapshot);
      Text path = include == null ? null : include.taskfile();
      if (target != null && path != null && range.touches(path.range().end())) {
        String label = label(file, path.value(), target);
        if (!label.isEmpty()) {
          found.accept(
              new Hint(
                  Hint.Kind.INCLUDE,
                  path.range().end(),
                  ShortText.of(label, LONGEST),
                  label.startsWith(ARROW),
                  new Documentation.OfInclude(file, edge.index()),
                  new Hint.Link(target, TextRange.at(0))));
        }
      }
    }
  }

  /** What is missing at the end of a path, or all of the other one; empty for nothing. */
  private static String label(FileId file, String written, FileId target) {
    FileId folder = file.directory();
    Path base = folder == null ? null : folder.path();
    Path path = target.path();
    if (base == null || path == null) {
      return "";
    }
    if (!Template.isTemplate(written)) {
      Path asWritten = base.resolve(written).normalize();
      if (asWritten.equals(path)) {
        return "";
      }
      if (asWritten.equals(path.getParent())) {
        return (written.endsWith("/") ? "" : "/") + target.fileName();
      }
    }
    return ARROW + base.relativize(path);
  }
}
