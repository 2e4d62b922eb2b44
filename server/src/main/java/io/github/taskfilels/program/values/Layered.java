package io.github.taskfilels.program.values;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some values on top of others, which are only asked for what is not on top. */
final class Layered extends AbstractMap<String, @Nullable Object> {
  private final Map<String, @Nullable Object> below;
  private final Map<String, @Nullable Object> top;

  Layered(Map<String, @Nullable Object> below, Map<String, @Nullable Object> top) {
    this.below = below;
    this.top = top;
  }

  @Override
  public @Nullable Object get(Object key) {
    return top.containsKey(key) ? top.get(key) : below.get(key);
  }

  @Override
  public boolean containsKey(Object key) {
    return top.containsKey(key) || below.containsKey(key);
  }

  @Override
  public Set<Map.Entry<String, @Nullable Object>> entrySet() {
    Set<Map.Entry<String, @Nullable Object>> entries = new LinkedHashSet<>();
    for (Map.Entry<String, @Nullable Object> entry : below.entrySet()) {
      if (!top.containsKey(entry.getKey())) {
        entries.add(entry);
      }
    }
    entries.addAll(top.entrySet());
    return Collections.unmodifiableSet(entries);
  }
}
