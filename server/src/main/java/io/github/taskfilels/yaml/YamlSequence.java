package io.github.taskfilels.yaml;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * A block or flow sequence.
 *
 * @param flow whether it is written with brackets
 */
public record YamlSequence(
    TextRange range,
    @Nullable YamlProperties properties,
    boolean flow,
    ImmutableList<YamlItem> items)
    implements YamlNode {}
