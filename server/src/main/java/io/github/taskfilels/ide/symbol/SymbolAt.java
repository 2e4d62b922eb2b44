package io.github.taskfilels.ide.symbol;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import java.util.Arrays;

/** What the cursor stands on. */
public final class SymbolAt {
  private SymbolAt() {}

  /**
   * The occurrences that an offset touches, the outer ones first: a variable in the name of a task
   * comes after the task. Empty where nothing is named.
   */
  public static ImmutableList<Occurrence> of(Snapshot snapshot, FileId file, int offset) {
    return snapshot
        .memo(new FileKey(SymbolAt.class, file), reader -> new Index(reader, file))
        .at(offset);
  }

  /** Finds them without a look at all others. */
  private static final class Index {
    private final ImmutableList<Occurrence> occurrences;

    /** How far the occurrences up to each one reach. */
    private final int[] ends;

    Index(Snapshot snapshot, FileId file) {
      occurrences = Occurrences.of(snapshot, file);
      ends = new int[occurrences.size()];
      int end = -1;
      for (int i = 0; i < ends.length; i++) {
        end = Math.max(end, occurrences.get(i).range().end());
        ends[i] = end;
      }
    }

    ImmutableList<Occurrence> at(int offset) {
      int found = Arrays.binarySearch(ends, offset);
      int from = found >= 0 ? found : -found - 1;
      while (from > 0 && ends[from - 1] == offset) {
        from--;
      }
      ImmutableList.Builder<Occurrence> touched = ImmutableList.builder();
      for (Occurrence occurrence : occurrences.subList(from, ends.length)) {
        if (occurrence.range().start() > offset) {
          break;
        }
        if (occurrence.range().touches(offset)) {
          touched.add(occurrence);
        }
      }
      return touched.build();
    }
  }
}
