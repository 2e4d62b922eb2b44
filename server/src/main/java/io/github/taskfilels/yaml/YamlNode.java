package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * A value in a {@link YamlTree}. Immutable. A range never includes comments, blank lines or line
 * breaks that follow the value, and lies inside the range of its parent.
 */
public sealed interface YamlNode
    permits YamlMapping, YamlSequence, YamlScalar, YamlAlias, YamlTemplate, YamlMissing {

  /** From the first character of the value (after anchor and tag) to its last. */
  TextRange range();

  /** The anchor (name without {@code &}) and tag before the value, if there are any. */
  @Nullable YamlProperties properties();
}
