package io.github.taskfilels.template;

import io.github.taskfilels.text.TextRange;

/**
 * A mistake that makes a text no template.
 *
 * @param message what is wrong, in Go's words
 * @param range where, in the parsed text
 * @param report the complete line that Task prints if this is the first error of the text
 */
public record TemplateError(String message, TextRange range, String report) {}
