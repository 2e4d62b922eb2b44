package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.PlainPaths;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.rename.Renames.Change;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.values.DotEnv;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.Snapshot;

/**
 * Variables that the files of {@code dotenv} set. They may mean the variable that a Taskfile sets
 * by the same name, and other programs may read them, so nothing about them is sure.
 */
final class DotenvNames {
  private final Snapshot snapshot;
  private final ImmutableSet<FileId> files;

  /**
   * Those of the files that includes connect with one.
   *
   * @param symbols what is renamed; a variable that only a task sets is none of theirs
   */
  DotenvNames(Snapshot snapshot, FileId file, ImmutableSet<Symbol> symbols) {
    this.snapshot = snapshot;
    this.files =
        symbols.stream().anyMatch(DotenvNames::mayBeSet)
            ? AffectedFiles.connected(snapshot, file).stream()
                .flatMap(other -> PlainPaths.dotenv(snapshot, other).stream())
                .collect(ImmutableSet.toImmutableSet())
            : ImmutableSet.of();
  }

  private static boolean mayBeSet(Symbol symbol) {
    return symbol instanceof Symbol.Environment
        || (symbol instanceof Symbol.Variable variable && variable.task() == null);
  }

  ImmutableSet<FileId> files() {
    return files;
  }

  /** Refuses a new name that one of the files sets: it would be taken for that. */
  void refuseTaken(String newName) throws RenameRefusedException {
    for (FileId file : files) {
      ImmutableList<TextRange> places = places(file, newName);
      if (!places.isEmpty()) {
        throw new RenameRefusedException(
            Reason.CLASH,
            PlaceNames.of(snapshot, file, places.getFirst().start())
                + " sets '"
                + newName
                + "' already; choose another name");
      }
    }
  }

  /** Where a file sets a name. */
  ImmutableList<TextRange> places(FileId file, String name) {
    return DotEnv.keys(text(file), name);
  }

  /** Whether all that a file says by a name can be changed with the places that set it. */
  boolean isWritable(FileId file, String name) {
    String text = text(file);
    return snapshot.isOfWorkspace(file)
        && !text.contains("$" + name)
        && !text.contains("${" + name);
  }

  /** The changes of those places. */
  static ImmutableList<Change> changes(ImmutableList<TextRange> places, String newName) {
    return places.stream()
        .map(place -> new Change(new TextEdit(place, newName), false))
        .collect(ImmutableList.toImmutableList());
  }

  private String text(FileId file) {
    FileText text = snapshot.text(file);
    return text == null ? "" : text.text();
  }
}
