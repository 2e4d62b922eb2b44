package io.github.taskfilels.template.exec;

import org.jspecify.annotations.Nullable;

/**
 * The current dot.
 *
 * @param boxed whether Go would see an {@code interface {}} here, not the type of the value; it
 *     shows in messages
 */
record Dot(@Nullable Object value, boolean boxed) {}
