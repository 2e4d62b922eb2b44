package io.github.taskfilels.ide.rules;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How bad a finding is, worst first. */
public enum Severity {
  /** Task fails, or what is written can never work. */
  ERROR,
  /** Task goes on, but what is written is almost surely not what was meant. */
  WARNING,
  INFORMATION,
  HINT;

  /** The name in settings and in output: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The severity of this name; null for any other word, such as {@code off}. */
  public static @Nullable Severity of(String id) {
    for (Severity severity : values()) {
      if (severity.id().equals(id)) {
        return severity;
      }
    }
    return null;
  }
}
