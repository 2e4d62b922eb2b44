package io.github.taskfilels.text;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Elements by their ranges, which do not overlap: finds the one around a place without a look at
 * the others. Of elements that begin at the same place, the longest counts.
 */
public final class RangeIndex<T extends Object> {
  private final TreeMap<Integer, T> byStart = new TreeMap<>();
  private final Function<? super T, TextRange> ranges;

  public RangeIndex(Iterable<? extends T> elements, Function<? super T, TextRange> ranges) {
    this.ranges = ranges;
    for (T element : elements) {
      byStart.merge(
          ranges.apply(element).start(),
          element,
          (one, other) -> ranges.apply(one).end() < ranges.apply(other).end() ? other : one);
    }
  }

  /** The element whose range covers another one; null where there is none. */
  public @Nullable T covering(TextRange range) {
    Map.Entry<Integer, T> nearest = byStart.floorEntry(range.start());
    return nearest != null && ranges.apply(nearest.getValue()).covers(range)
        ? nearest.getValue()
        : null;
  }
}
