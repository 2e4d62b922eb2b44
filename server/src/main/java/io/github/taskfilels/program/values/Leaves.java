package io.github.taskfilels.program.values;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The simple values that a value is made of: texts, numbers, booleans. */
final class Leaves {
  private Leaves() {}

  /**
   * The value itself; of a list or a mapping, the values in it. A list is looked into once, however
   * often others hold it: written out, such a value can be longer than any memory.
   */
  static Set<Object> of(@Nullable Object value) {
    Set<Object> leaves = new LinkedHashSet<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    if (value != null) {
      open.add(value);
    }
    while (!open.isEmpty()) {
      Object next = open.remove();
      Iterable<?> parts =
          next instanceof Map<?, ?> map
              ? map.values()
              : next instanceof Iterable<?> all ? all : null;
      if (parts == null) {
        leaves.add(next);
      } else if (seen.add(next)) {
        for (Object part : parts) {
          if (part != null) {
            open.add(part);
          }
        }
      }
    }
    return leaves;
  }
}
