package io.github.taskfilels.taskfile;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code preconditions}: the task fails with {@code msg} unless {@code sh} succeeds.
 */
public record Precondition(TextRange range, @Nullable Text sh, @Nullable Text msg) {}
