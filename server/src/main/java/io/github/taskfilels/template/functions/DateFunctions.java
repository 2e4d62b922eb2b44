package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.fmt.Numbers;
import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.go.time.GoTime;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Values;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Dates and durations. Layouts are written as the time {@code Mon Jan 2 15:04:05 MST 2006}. */
final class DateFunctions {
  private static final String DAY = "2006-01-02";

  private DateFunctions() {}

  static Object call(Arguments a) {
    TemplateHost host = a.host();
    return switch (a.function()) {
      case "now" -> now(host);
      case "date" -> inZone(a.string(0), a.any(1), "Local", host);
      case "dateInZone", "date_in_zone" -> inZone(a.string(0), a.any(1), a.string(2), host);
      case "htmlDate" -> inZone(DAY, a.any(0), "Local", host);
      case "htmlDateInZone" -> inZone(DAY, a.any(0), a.string(1), host);
      case "dateModify", "date_modify" -> {
        try {
          yield time(a, 1).plus(GoDuration.parse(a.string(0)));
        } catch (FunctionException e) {
          // Sprig leaves the time alone if the duration is none.
          yield time(a, 1);
        }
      }
      case "mustDateModify", "must_date_modify" -> time(a, 1).plus(GoDuration.parse(a.string(0)));
      case "toDate" -> {
        try {
          yield GoTime.parse(a.string(0), a.string(1), host.zone());
        } catch (FunctionException e) {
          yield GoTime.zero();
        }
      }
      case "mustToDate" -> GoTime.parse(a.string(0), a.string(1), host.zone());
      case "unixEpoch" -> Long.toString(time(a, 0).unixSeconds());
      case "ago" -> ago(a.any(0), host);
      case "duration" -> seconds(a.any(0));
      case "durationRound" -> round(a.any(0), host);
      default -> throw a.unknown();
    };
  }

  private static GoTime now(TemplateHost host) {
    return GoTime.at(host.now(), host.zone());
  }

  private static GoTime time(Arguments a, int index) {
    return a.any(index) instanceof GoTime time ? time : GoTime.zero();
  }

  /** A time as it is, a number as seconds since 1970, anything else as now. */
  private static GoTime moment(@Nullable Object value, TemplateHost host) {
    if (value instanceof GoTime time) {
      return time;
    }
    boolean seconds =
        value instanceof Long
            || value instanceof Integer
            || (value instanceof GoInteger n && n.kind() == Kind.INT64);
    return seconds
        ? GoTime.at(Instant.ofEpochSecond(Values.toLong(value)), host.zone())
        : now(host);
  }

  private static String inZone(
      String layout, @Nullable Object date, String zone, TemplateHost host) {
    return moment(date, host).in(GoTime.zoneNamed(zone, host.zone())).format(layout);
  }

  private static String ago(@Nullable Object date, TemplateHost host) {
    GoDuration duration = now(host).since(moment(date, host));
    long second = 1_000_000_000L;
    long half = duration.nanos() < 0 ? -second / 2 : second / 2;
    return new GoDuration((duration.nanos() + half) / second * second).toString();
  }

  /**
   * A number of seconds, which must be text or an int64, as in sprig; anything else counts as 0.
   */
  private static String seconds(@Nullable Object value) {
    long seconds = 0;
    if (value instanceof String text) {
      Long number = Numbers.parseLong(text, 10);
      seconds = number == null ? 0 : number;
    } else if (value instanceof GoInteger number && number.kind() == Kind.INT64) {
      seconds = number.bits();
    }
    return new GoDuration(seconds * 1_000_000_000L).toString();
  }

  private static String round(@Nullable Object value, TemplateHost host) {
    long nanos = 0;
    if (value instanceof String text) {
      try {
        nanos = GoDuration.parse(text).nanos();
      } catch (FunctionException e) {
        // Sprig counts text that is no duration as none at all.
        nanos = 0;
      }
    } else if (value instanceof GoInteger number && number.kind() == Kind.INT64) {
      nanos = number.bits();
    } else if (value instanceof GoTime time) {
      nanos = now(host).since(time).nanos();
    }
    long size = Math.abs(nanos);
    long second = 1_000_000_000L;
    long hour = 3600 * second;
    long[] units = {hour * 24 * 365, hour * 24 * 30, hour * 24, hour, 60 * second, second};
    String[] names = {"y", "mo", "d", "h", "m", "s"};
    for (int i = 0; i < units.length; i++) {
      if (size > units[i]) {
        return size / units[i] + names[i];
      }
    }
    return "0s";
  }
}
