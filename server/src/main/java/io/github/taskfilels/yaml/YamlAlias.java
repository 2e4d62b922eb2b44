package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * A reference to an anchored value. {@link YamlTree#resolve} follows it.
 *
 * @param range from the asterisk to the end of the name
 * @param name the anchor's name without the asterisk
 */
public record YamlAlias(TextRange range, String name) implements YamlNode {
  @Override
  public @Nullable YamlProperties properties() {
    return null;
  }
}
