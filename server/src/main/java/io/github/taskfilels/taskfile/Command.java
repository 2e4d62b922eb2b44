package io.github.taskfilels.taskfile;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/**
 * One element of {@code cmds}. Which keys count is decided as in Task: {@code defer}, then {@code
 * task}, then {@code cmd}.
 */
public sealed interface Command {

  /** The whole element, without its dash. */
  TextRange range();

  /** Where each key stands, by its name; empty for a command without keys. */
  ImmutableMap<String, TextRange> keys();

  @Nullable Loop loop();

  @Nullable Text ifCondition();

  @Nullable Flag silent();

  @Nullable Flag ignoreError();

  /** A Go duration. */
  @Nullable Text timeout();

  /** Whether it runs when the task ends. */
  boolean deferred();

  /** A shell command. */
  record Shell(
      TextRange range,
      ImmutableMap<String, TextRange> keys,
      Text cmd,
      @Nullable Loop loop,
      @Nullable Text ifCondition,
      @Nullable Flag silent,
      @Nullable Flag ignoreError,
      @Nullable Text timeout,
      ImmutableList<Text> set,
      ImmutableList<Text> shopt,
      ImmutableList<Text> platforms,
      boolean deferred)
      implements Command {}

  /**
   * A call of another task.
   *
   * @param task the name as written, which may hold templates and leading colons
   */
  record Call(
      TextRange range,
      ImmutableMap<String, TextRange> keys,
      Text task,
      ImmutableList<Variable> vars,
      @Nullable Loop loop,
      @Nullable Text ifCondition,
      @Nullable Flag silent,
      @Nullable Flag ignoreError,
      @Nullable Text timeout,
      boolean deferred)
      implements Command {}
}
