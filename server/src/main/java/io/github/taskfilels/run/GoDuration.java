package io.github.taskfilels.run;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as Go prints them: {@code 300ms}, {@code 1.5s}, {@code 5m0s}, {@code 1h0m0s}. */
final class GoDuration {
  private GoDuration() {}

  static String format(Duration duration) {
    long nanos = duration.toNanos();
    if (nanos == 0) {
      return "0s";
    }
    if (nanos < 0) {
      return "-" + format(duration.negated());
    }
    if (nanos < 1_000) {
      return nanos + "ns";
    }
    if (nanos < 1_000_000) {
      return decimal(nanos, 3) + "µs";
    }
    if (nanos < 1_000_000_000) {
      return decimal(nanos, 6) + "ms";
    }
    long hours = duration.toHours();
    long minutes = duration.toMinutesPart();
    String seconds = decimal(nanos % 60_000_000_000L, 9) + "s";
    if (hours > 0) {
      return hours + "h" + minutes + "m" + seconds;
    }
    return minutes > 0 ? minutes + "m" + seconds : seconds;
  }

  private static String decimal(long nanos, int places) {
    BigDecimal value = BigDecimal.valueOf(nanos, places);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
