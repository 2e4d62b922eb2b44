package io.github.taskfilels.ide.rename;

import io.github.taskfilels.ide.SymbolReferences.Place;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** Places as people read them. */
final class PlaceNames {
  private PlaceNames() {}

  /** The name of the file and the line, as in {@code Taskfile.yml:12}. */
  static String of(Snapshot snapshot, FileId file, int offset) {
    LineIndex lines = snapshot.lines(file);
    return lines == null ? file.fileName() : file.fileName() + ":" + (lines.lineOf(offset) + 1);
  }

  static String of(Snapshot snapshot, Place place) {
    return of(snapshot, place.file(), place.occurrence().range().start());
  }
}
