package io.github.taskfilels.taskfile;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as Go writes them: {@code 500ms}, {@code 1h30m}, {@code 1.5s}. */
public final class Durations {
  private static final Pattern WHOLE =
      Pattern.compile("[-+]?(?:0|(?:(?:\\d+\\.?\\d*|\\.\\d+)(?:ns|us|µs|μs|ms|s|m|h))+)");
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");

  private Durations() {}

  /**
   * The duration, which may be negative, or null where the text is none or beyond Go's 292 years.
   */
  public static @Nullable Duration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return null;
    }
    double nanos = 0;
    Matcher part = PART.matcher(text);
    while (part.find()) {
      nanos += Double.parseDouble(part.group(1)) * nanosOf(part.group(2));
    }
    if (nanos > Long.MAX_VALUE) {
      return null;
    }
    long rounded = Math.round(nanos);
    return Duration.ofNanos(text.startsWith("-") ? -rounded : rounded);
  }

  private static double nanosOf(String unit) {
    return switch (unit) {
      case "ns" -> 1;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      case "h" -> 3600e9;
      default -> 1e3;
    };
  }
}
