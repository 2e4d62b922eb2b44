package io.github.taskfilels.taskfile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds elements of a list by name, by an index that is made when it is first asked for. Part of
 * records beside the list that it is made from, which alone tells whether two of them are equal.
 */
public final class NameMap<T extends Object> {
  private final List<T> elements;
  private final Function<T, String> name;
  private volatile @Nullable Map<String, T> byName;

  /**
   * @param elements of which no two have the same name
   */
  public NameMap(List<T> elements, Function<T, String> name) {
    this.elements = elements;
    this.name = name;
  }

  /** The element with exactly this name; null where there is none. */
  public @Nullable T get(String wanted) {
    Map<String, T> known = byName;
    if (known == null) {
      known = new HashMap<>();
      for (T element : elements) {
        known.put(name.apply(element), element);
      }
      byName = known;
    }
    return known.get(wanted);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NameMap;
  }

  @Override
  public int hashCode() {
    return 0;
  }
}
