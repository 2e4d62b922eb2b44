package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;

/**
 * One {@code key: value} of a mapping.
 *
 * @param range from the key (with its properties) to the end of the value
 * @param key usually a scalar
 * @param colon the offset of the colon, or -1 where it is missing
 * @param value {@link YamlMissing} where nothing is written
 */
public record YamlEntry(TextRange range, YamlNode key, int colon, YamlNode value) {

  /**
   * The text of a scalar key, and the empty text for any other key. Whatever its tag, as Task takes
   * names.
   */
  public String keyText() {
    return key instanceof YamlScalar scalar ? scalar.written() : "";
  }
}
