package io.github.taskfilels.taskfile;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * The value of {@code output}.
 *
 * @param style {@code interleaved}, {@code group} or {@code prefixed}, as written
 * @param begin printed before a group
 * @param end printed after a group
 */
public record Output(
    TextRange range,
    String style,
    @Nullable Text begin,
    @Nullable Text end,
    @Nullable Flag errorOnly) {}
