package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code deps}.
 *
 * @param range the whole element, without its dash
 * @param keys where each key stands, by its name; empty for a dependency without keys
 * @param task the name as written, which may hold templates and leading colons
 * @param timeout a Go duration
 */
public record Dep(
    TextRange range,
    ImmutableMap<String, TextRange> keys,
    Text task,
    ImmutableList<Variable> vars,
    @Nullable Loop loop,
    @Nullable Flag silent,
    @Nullable Text timeout) {

  /** A dependency of which nothing but the task is written. */
  public static Dep of(TextRange range, Text task) {
    return new Dep(range, ImmutableMap.of(), task, ImmutableList.of(), null, null, null);
  }
}
