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

  /** The keys that any command may have. */
  Modifiers modifiers();

  /** Whether it runs when the task ends. */
  boolean deferred();

  default @Nullable Loop loop() {
    return modifiers().loop();
  }

  default @Nullable Text ifCondition() {
    return modifiers().ifCondition();
  }

  /** A Go duration. */
  default @Nullable Text timeout() {
    return modifiers().timeout();
  }

  /** Whether a flag is written and true. */
  default boolean isSet(FlagKey key) {
    return Flag.isSet(modifiers().flags().get(key));
  }

  /**
   * The keys that any command may have.
   *
   * @param flags those of {@link FlagKey#SILENT} and {@link FlagKey#IGNORE_ERROR} that are written
   * @param timeout a Go duration
   */
  record Modifiers(
      @Nullable Loop loop,
      @Nullable Text ifCondition,
      ImmutableMap<FlagKey, Flag> flags,
      @Nullable Text timeout) {
    public static final Modifiers NONE = new Modifiers(null, null, ImmutableMap.of(), null);
  }

  /** A shell command. */
  record Shell(
      TextRange range,
      ImmutableMap<String, TextRange> keys,
      Text cmd,
      Modifiers modifiers,
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
      Modifiers modifiers,
      boolean deferred)
      implements Command {}
}
