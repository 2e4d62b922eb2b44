package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code requires.vars}.
 *
 * @param allowed the values of {@code enum}; empty where any value will do
 * @param allowedRef the expression of {@code enum.ref}
 */
public record Requirement(
    TextRange range, Text name, ImmutableList<Text> allowed, @Nullable Text allowedRef) {}
