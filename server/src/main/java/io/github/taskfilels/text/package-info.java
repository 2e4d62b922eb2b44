/**
 * Text without a language: offsets, ranges, lines, position encodings, edits and source maps.
 * Offsets are UTF-16 code units from the start of the text, as in {@link java.lang.String}; lines
 * and characters exist only at the edges.
 */
@NullMarked
package io.github.taskfilels.text;

import org.jspecify.annotations.NullMarked;
