package io.github.taskfilels.taskfile.schema;

import java.util.List;
import java.util.function.ToIntFunction;

/** Search in lists that are in order of where their elements start. */
final class Starts {
  private Starts() {}

  /** The index of the last element that starts at or before an offset; -1 for none. */
  static <T> int last(List<T> list, ToIntFunction<T> start, int offset) {
    int low = 0;
    int high = list.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start.applyAsInt(list.get(middle)) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low - 1;
  }
}
