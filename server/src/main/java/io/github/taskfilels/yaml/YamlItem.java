package io.github.taskfilels.yaml;

import io.github.taskfilels.text.TextRange;

/**
 * One element of a sequence.
 *
 * @param range from the dash (in flow style: from the value) to the end of the value
 * @param value {@link YamlMissing} where nothing follows the dash
 */
public record YamlItem(TextRange range, YamlNode value) {}
