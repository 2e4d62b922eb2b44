package io.github.taskfilels.run;

import org.jspecify.annotations.Nullable;

/**
 * What tells whether a call repeats one above it.
 *
 * @param task the full name of the task in the root as it is written, wildcards not filled in
 * @param invocation the called name and the rendered variables, the same for calls that do the
 *     same; null when only commands can tell the variables
 * @param mayEnd whether a condition, a check or a command may end a recursion here
 */
public record CallIdentity(String task, @Nullable String invocation, boolean mayEnd) {
  /** Of a call that may end in any way. */
  public static CallIdentity of(String task) {
    return new CallIdentity(task, null, true);
  }

  /** Of a call that does the same whenever it is made in this way. */
  public static CallIdentity endless(String task, String invocation) {
    return new CallIdentity(task, invocation, false);
  }

  /** The same under a condition. */
  public CallIdentity conditional() {
    return new CallIdentity(task, invocation, true);
  }
}
