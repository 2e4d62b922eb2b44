package io.github.taskfilels.run.fingerprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What makes a task with sources out of date. */
public enum FingerprintMode {
  /** What makes it out of date for Task: another checksum of its sources, missing outputs. */
  COMPAT,
  /** Also other commands, variables, listed environment, paths, and outputs that were changed. */
  STRICT;

  /** By its name in lower case, as flags and settings have it. */
  public static Optional<FingerprintMode> named(String name) {
    return Arrays.stream(values()).filter(mode -> mode.toString().equals(name)).findFirst();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
