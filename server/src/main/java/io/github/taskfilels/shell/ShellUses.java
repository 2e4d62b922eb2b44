package io.github.taskfilels.shell;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextRange;

/**
 * What a script runs, reads and sets, also in its substitutions and here-documents. All ranges are
 * of the script.
 *
 * @param commands in order of position; those that are only assignments or redirections are left
 *     out
 * @param variables each use once, in order of position
 * @param functions those that the script defines
 */
public record ShellUses(
    ImmutableList<Command> commands,
    ImmutableList<VariableUse> variables,
    ImmutableList<Function> functions) {

  /**
   * A command that is run.
   *
   * @param name its first word, which may be anything that expands to a name
   * @param arguments the words behind it
   * @param range all of it, with assignments and redirections
   */
  public record Command(Word name, ImmutableList<Word> arguments, TextRange range) {}

  /** A function, and where its name stands in its definition. */
  public record Function(String name, TextRange range) {}
}
