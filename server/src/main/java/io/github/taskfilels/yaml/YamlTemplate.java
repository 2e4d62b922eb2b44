package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * An unquoted value that begins with <code>{{</code>: a template to people, a nested flow mapping
 * to YAML. Where such a mapping cannot be read either, the tree has an error. The range covers the
 * whole value as meant.
 */
public record YamlTemplate(TextRange range, @Nullable YamlProperties properties, String text)
    implements YamlNode {
  /** What is wrong with one, for people. */
  public static final String UNQUOTED =
      "a value that begins with a template must be quoted, for YAML reads the brace as a mapping";
}
