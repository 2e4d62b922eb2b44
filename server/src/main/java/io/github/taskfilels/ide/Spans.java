package io.github.taskfilels.ide;

/** Lengths of time as people say them. */
public final class Spans {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  private Spans() {}

  /** Such as {@code 120 ms}, {@code 1.5 s}, {@code 2 min 5 s}, {@code 3 h 20 min}. */
  public static String of(long millis) {
    if (millis < 0) {
      return "-" + of(-Math.max(millis, -Long.MAX_VALUE));
    }
    if (millis < SECOND) {
      return millis + " ms";
    }
    if (millis < MINUTE) {
      long tenths = millis % SECOND / 100;
      return millis / SECOND + (tenths == 0 ? "" : "." + tenths) + " s";
    }
    return millis < HOUR
        ? two(millis / MINUTE, " min", millis % MINUTE / SECOND, " s")
        : two(millis / HOUR, " h", millis % HOUR / MINUTE, " min");
  }

  private static String two(long large, String largeUnit, long small, String smallUnit) {
    return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
  }

  /** How long a run took and how long ago it ended: {@code 1.5 s, 5 min ago}. */
  static String of(ProjectFacts.Ended run) {
    return of(run.millis()) + ", " + ago(System.currentTimeMillis() - run.at());
  }

  /** How long ago something was, in its largest unit: {@code 5 min ago}. */
  public static String ago(long millis) {
    if (millis < MINUTE) {
      return "just now";
    }
    if (millis < HOUR) {
      return millis / MINUTE + " min ago";
    }
    if (millis < DAY) {
      return millis / HOUR + " h ago";
    }
    long days = millis / DAY;
    return days + (days == 1 ? " day ago" : " days ago");
  }
}
