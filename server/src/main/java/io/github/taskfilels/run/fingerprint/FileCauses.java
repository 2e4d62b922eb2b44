package io.github.taskfilels.run.fingerprint;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.cache.FileChange;
import java.util.List;

/** What changes of files are called as causes. */
enum FileCauses {
  SOURCES(
      "source",
      Cause.Kind.SOURCE_CHANGED,
      Cause.Kind.SOURCE_ADDED,
      Cause.Kind.SOURCE_REMOVED,
      Cause.Kind.SOURCE_RENAMED),
  OUTPUTS(
      "output",
      Cause.Kind.OUTPUT_CHANGED,
      Cause.Kind.OUTPUT_ADDED,
      Cause.Kind.OUTPUT_REMOVED,
      Cause.Kind.OUTPUT_RENAMED);

  private final String what;
  private final Cause.Kind changed;
  private final Cause.Kind added;
  private final Cause.Kind removed;
  private final Cause.Kind renamed;

  FileCauses(
      String what, Cause.Kind changed, Cause.Kind added, Cause.Kind removed, Cause.Kind renamed) {
    this.what = what;
    this.changed = changed;
    this.added = added;
    this.removed = removed;
    this.renamed = renamed;
  }

  ImmutableList<Cause> of(List<FileChange> changes) {
    return changes.stream().map(this::of).collect(toImmutableList());
  }

  private Cause of(FileChange change) {
    return switch (change.kind()) {
      case CHANGED -> Cause.about(changed, change.path(), what + " changed");
      case ADDED -> Cause.about(added, change.path(), what + " added");
      case REMOVED -> Cause.about(removed, change.path(), what + " removed");
      case RENAMED -> Cause.about(renamed, change.path(), what + " renamed from " + change.from());
    };
  }
}
