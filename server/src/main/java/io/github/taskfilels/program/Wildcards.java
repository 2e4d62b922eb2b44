package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;

/** Names of tasks with wildcards. */
public final class Wildcards {
  private Wildcards() {}

  /**
   * What the wildcards of a pattern stand for in a name, in order; null where it does not match.
   */
  public static @Nullable ImmutableList<String> match(String pattern, String name) {
    return WildcardName.of(pattern).match(name);
  }
}
