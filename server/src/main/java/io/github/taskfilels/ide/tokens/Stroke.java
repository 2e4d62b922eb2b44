package io.github.taskfilels.ide.tokens;

import org.jspecify.annotations.Nullable;

/**
 * A range of a decoded value that is painted.
 *
 * @param style null where everything is taken away that was painted there
 */
record Stroke(int from, int to, @Nullable Style style) {}
