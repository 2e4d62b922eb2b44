package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * An unquoted value that begins with <code>{{</code>: a template to people, a nested flow mapping
 * and usually an error to YAML. The range covers the whole value as meant.
 */
public record YamlTemplate(TextRange range, @Nullable YamlProperties properties, String text)
    implements YamlNode {}
