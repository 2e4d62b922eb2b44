package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.FileWords;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Referrers;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** The files in which something may mean something else after a rename. */
final class AffectedFiles {
  /** A task that is also called by namespaces, in which its name does not stand. */
  private static final String DEFAULT = "default";

  private AffectedFiles() {}

  /**
   * Those of the files that are connected with one, beside those that are edited.
   *
   * @param symbols what is renamed
   */
  static ImmutableSet<FileId> of(
      Snapshot snapshot,
      FileId file,
      ImmutableSet<Symbol> symbols,
      String oldName,
      String newName) {
    if (Occurrences.areOfTasks(symbols) && isPlain(oldName) && isPlain(newName)) {
      return ImmutableSet.<FileId>builder()
          .addAll(Referrers.filesNaming(snapshot, file, ImmutableSet.of(oldName, newName)))
          .addAll(Referrers.unsureFiles(snapshot, file))
          .build();
    }
    return ImmutableSet.<FileId>builder()
        .addAll(holding(snapshot, file, newName))
        .addAll(holding(snapshot, file, oldName))
        .build();
  }

  /** Whether who names a task writes what stands behind the last colon of its name. */
  private static boolean isPlain(String name) {
    return name.indexOf('*') < 0 && !name.endsWith(":") && !(":" + name).endsWith(":" + DEFAULT);
  }

  /** Files that includes connect with one; itself where nothing does. */
  static ImmutableSet<FileId> connected(Snapshot snapshot, FileId file) {
    ImmutableSet<FileId> all = IncludeGraph.ofWorkspace(snapshot).connected(file);
    return all.isEmpty() ? ImmutableSet.of(file) : all;
  }

  /** Those of them in which a name may stand. */
  static ImmutableList<FileId> holding(Snapshot snapshot, FileId file, String name) {
    return connected(snapshot, file).stream()
        .filter(other -> FileWords.mayHold(snapshot, other, name))
        .collect(ImmutableList.toImmutableList());
  }
}
