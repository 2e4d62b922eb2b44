package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** What the cursor stands on. */
public final class SymbolAt {
  private SymbolAt() {}

  /**
   * The occurrences that an offset touches, the outer ones first: a variable in the name of a task
   * comes after the task. Empty where nothing is named.
   */
  public static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file, int offset) {
    return Occurrences.of(snapshot, file, new Focus(offset)).stream()
        .filter(occurrence -> occurrence.range().touches(offset))
        .collect(ImmutableList.toImmutableList());
  }
}
