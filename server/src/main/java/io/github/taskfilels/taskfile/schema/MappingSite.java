package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of a document, or one that may begin at a place.
 *
 * @param valueType what it is a value of; its {@link ValueType#mapping} has the keys that may stand
 *     here, unless they are free names, whose values are {@link ValueType#entry}
 * @param written null where nothing of it is written yet
 * @param indentation the column at which a new key stands; -1 in a flow mapping, where it stands
 *     after a comma
 */
public record MappingSite(ValueType valueType, @Nullable YamlMapping written, int indentation) {

  /** The fixed keys that may stand here; null where the keys are free names. */
  public @Nullable MappingType type() {
    return valueType.mapping();
  }

  /** What the value of a key has to be; null where the mapping does not know the key. */
  public @Nullable ValueType valueOf(String key) {
    MappingType type = type();
    if (type == null) {
      return valueType.entry();
    }
    Key known = type.key(key);
    return known == null ? null : known.valueType();
  }

  /** The scalar keys that are written, in order; one that is being typed is among them. */
  public ImmutableSet<String> present() {
    ImmutableSet.Builder<String> present = ImmutableSet.builder();
    if (written != null) {
      for (YamlEntry entry : written.entries()) {
        if (!entry.keyText().isEmpty()) {
          present.add(entry.keyText());
        }
      }
    }
    return present.build();
  }
}
