package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * Nothing, where a value could stand: an empty value (which YAML reads as null) or one not yet
 * typed.
 */
public record YamlMissing(TextRange range, @Nullable YamlProperties properties)
    implements YamlNode {}
