package io.github.taskfilels.taskfile;

import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** A boolean that is written in the file; an absent one is null where it is used. */
public record Flag(boolean value, TextRange range) {

  /** Whether a flag is written and true. */
  public static boolean isSet(@Nullable Flag flag) {
    return flag != null && flag.value();
  }
}
