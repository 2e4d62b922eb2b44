package io.github.taskfilels.ide.hints;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The inlay hints of a part of a file. */
public final class InlayHints {
  private InlayHints() {}

  /**
   * Those of some kinds, in order of position. Nothing is evaluated for what stands elsewhere.
   *
   * @param range where an editor shows the file
   */
  public static ImmutableList<Hint> of(
      Snapshot snapshot, FileId file, TextRange range, Set<Hint.Kind> kinds) {
    Taskfile taskfile = snapshot.taskfile(file);
    if (taskfile == null) {
      return ImmutableList.of();
    }
    List<Hint> hints = new ArrayList<>();
    for (Hint.Kind kind : kinds) {
      switch (kind) {
        case INCLUDE -> IncludeHints.find(snapshot, file, taskfile, range, hints::add);
        case VALUE -> ValueHints.find(snapshot, file, taskfile, range, hints::add);
        case DEFAULT -> DefaultHints.find(snapshot, file, taskfile, range, hints::add);
        case PARAMETER -> ParameterHints.find(snapshot, file, taskfile, range, hints::add);
      }
    }
    return ImmutableList.sortedCopyOf(
        Comparator.comparingInt(Hint::offset).thenComparing(Hint::kind), hints);
  }
}
