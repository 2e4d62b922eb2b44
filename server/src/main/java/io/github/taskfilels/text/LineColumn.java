package io.github.taskfilels.text;

/**
 * A place in a text as an editor counts it.
 *
 * @param line zero-based line
 * @param column zero-based column, in units of a {@link PositionEncoding}
 */
public record LineColumn(int line, int column) {}
