package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.concurrent.atomic.AtomicBoolean;

/** What the cursor stands on. */
public final class SymbolAt {
  private SymbolAt() {}

  /** The text of a file that somebody has asked about. */
  private record Asked(FileId file) {}

  /**
   * The occurrences that an offset touches, the outer ones first: a variable in the name of a task
   * comes after the task. Empty where nothing is named.
   *
   * <p>Right behind a keystroke only what stands there is found; who asks about the same text again
   * will ask about more of it, and then all is found once.
   */
  public static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file, int offset) {
    AtomicBoolean asked =
        snapshot.memo(
            new Asked(file),
            reader -> {
              reader.text(file);
              return new AtomicBoolean();
            });
    ImmutableList<Occurrence> occurrences =
        asked.getAndSet(true)
            ? Occurrences.of(snapshot, file)
            : Occurrences.of(snapshot, file, new Focus(offset));
    return occurrences.stream()
        .filter(occurrence -> occurrence.range().touches(offset))
        .collect(ImmutableList.toImmutableList());
  }
}
