package io.github.taskfilels.shell;

import io.github.taskfilels.text.TextRange;

/**
 * A place where a script reads or sets a variable, or says something about it.
 *
 * @param name a name, or that of a parameter: {@code 1}, {@code @}, {@code ?}
 * @param range where the name stands
 * @param access what happens to it there
 * @param scope who sees what is set; {@link Scope#SCRIPT} where nothing is
 */
public record VariableUse(String name, TextRange range, Access access, Scope scope) {

  /** What happens to a variable. */
  public enum Access {
    /** {@code $X}. */
    READ,
    /** {@code X=1}, {@code read X}. */
    SET,
    /** Both: {@code X+=1}, <code>${X:=1}</code>, {@code ((X++))}. */
    UPDATE,
    /** {@code export X}: its value stays. */
    DECLARE,
    /** {@code unset X}. */
    UNSET
  }

  /** Where a value that is set can be seen. */
  public enum Scope {
    SCRIPT,
    /** Also in what the script runs: {@code export X=1}. */
    EXPORTED,
    /** In a function: {@code local X=1}. */
    LOCAL,
    /** In one command only: {@code X=1 command}. */
    COMMAND
  }

  /** Whether its value is used. */
  public boolean reads() {
    return access == Access.READ || access == Access.UPDATE;
  }

  /** Whether it gets a value. */
  public boolean sets() {
    return access == Access.SET || access == Access.UPDATE;
  }

  /** Whether it is a variable with a name, not a positional or special parameter. */
  public boolean isNamed() {
    return Names.end(name, 0, name.length()) == name.length();
  }
}
