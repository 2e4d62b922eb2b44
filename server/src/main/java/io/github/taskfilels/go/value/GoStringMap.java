package io.github.taskfilels.go.value;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Go's {@code map[string]string}. */
public final class GoStringMap extends AbstractMap<Object, Object> {
  private final Map<Object, Object> entries;

  public GoStringMap(Map<String, String> entries) {
    this.entries = Collections.unmodifiableMap(entries);
  }

  @Override
  public Set<Entry<Object, Object>> entrySet() {
    return entries.entrySet();
  }
}
