package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * A block or flow mapping, entries in document order, duplicate keys kept.
 *
 * @param flow whether it is written with braces
 */
public record YamlMapping(
    TextRange range,
    @Nullable YamlProperties properties,
    boolean flow,
    ImmutableList<YamlEntry> entries)
    implements YamlNode {

  /** The last entry whose key is a scalar with this text, which is the one that counts. */
  public @Nullable YamlEntry entry(String key) {
    for (YamlEntry entry : entries.reverse()) {
      if (entry.keyText().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  /** The value of {@link #entry}. */
  public @Nullable YamlNode get(String key) {
    YamlEntry entry = entry(key);
    return entry == null ? null : entry.value();
  }
}
