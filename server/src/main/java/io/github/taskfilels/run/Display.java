package io.github.taskfilels.run;

import org.jspecify.annotations.Nullable;

/**
 * How the output of a command is to be shown, in the styles that care.
 *
 * @param name what stands in brackets in {@code task: [NAME] command}
 * @param prefix for the prefixed style
 * @param begin line before the output in the group style, null for none
 * @param end line after it, null for none
 * @param raw whether output is passed straight through in every style, for interactive tasks
 */
public record Display(
    String name, String prefix, @Nullable String begin, @Nullable String end, boolean raw) {
  /** The name is the prefix, and there are no group lines. */
  public static Display of(String name) {
    return new Display(name, name, null, null, false);
  }
}
