package io.github.taskfilels.go.time;

import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.GoMethod;
import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Type;
import io.github.taskfilels.go.value.Values;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code time.Time}.
 *
 * @param zone the abbreviation of the zone, where it was read from text; empty to find it by the
 *     zone
 */
public record GoTime(ZonedDateTime time, String zone) implements GoValue {
  private static final String STRING = "2006-01-02 15:04:05.999999999 -0700 MST";

  public GoTime(ZonedDateTime time) {
    this(time, "");
  }

  /** Go's zero time, which stands for no time. */
  public static GoTime zero() {
    return new GoTime(ZonedDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC));
  }

  public static GoTime at(Instant instant, ZoneId zone) {
    return new GoTime(instant.atZone(zone));
  }

  /**
   * Reads a time by a layout; a time without a zone is in {@code local}.
   *
   * @throws io.github.taskfilels.go.value.FunctionException where the text does not follow the
   *     layout
   */
  public static GoTime parse(String layout, String text, ZoneId local) {
    return TimeReader.read(layout, text, local);
  }

  /**
   * The zone with a name of the time zone database, {@code Local} or {@code UTC}; UTC for any other
   * name.
   */
  public static ZoneId zoneNamed(String name, ZoneId local) {
    if (name.equals("Local")) {
      return local;
    }
    return ZoneRulesProvider.getAvailableZoneIds().contains(name)
        ? ZoneId.of(name)
        : ZoneOffset.UTC;
  }

  static String zoneName(ZonedDateTime time) {
    ZoneId zone = time.getZone();
    if (zone.equals(ZoneOffset.UTC)
        || zone.getId().equals("UTC")
        || zone.getId().equals("Etc/UTC")) {
      return "UTC";
    }
    if (zone instanceof ZoneOffset) {
      return "";
    }
    boolean summer = zone.getRules().isDaylightSavings(time.toInstant());
    String name = TimeZone.getTimeZone(zone).getDisplayName(summer, TimeZone.SHORT, Locale.US);
    // Where no abbreviation is in use the database of Go has the offset.
    boolean none = name.startsWith("GMT+") || name.startsWith("GMT-");
    return none ? time.getOffset().getId().replace(":00", "").replace(":", "") : name;
  }

  public String format(String layout) {
    return TimeWriter.write(layout, time, zone.isEmpty() ? zoneName(time) : zone);
  }

  /** The same moment in another zone. */
  public GoTime in(ZoneId other) {
    return new GoTime(time.withZoneSameInstant(other));
  }

  public long unixSeconds() {
    return time.toEpochSecond();
  }

  public GoTime plus(GoDuration duration) {
    return new GoTime(time.plusNanos(duration.nanos()), zone);
  }

  /** The time from {@code other} to this, within what a Go duration can hold. */
  public GoDuration since(GoTime other) {
    Duration between = Duration.between(other.time, time);
    boolean large = Math.abs(between.toSeconds()) > Long.MAX_VALUE / GoDuration.SECOND - 1;
    return new GoDuration(
        !large ? between.toNanos() : between.isNegative() ? Long.MIN_VALUE : Long.MAX_VALUE);
  }

  @Override
  public String goType() {
    return "time.Time";
  }

  @Override
  public Kind kind() {
    return Kind.STRUCT;
  }

  @Override
  public String goString() {
    return format(STRING);
  }

  @Override
  public String goSyntax() {
    return "time.Date(%d, time.%s, %d, %d, %d, %d, %d, time.%s)"
        .formatted(
            time.getYear(),
            time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            time.getDayOfMonth(),
            time.getHour(),
            time.getMinute(),
            time.getSecond(),
            time.getNano(),
            zoneName(time).equals("UTC") ? "UTC" : "Local");
  }

  @Override
  public String toString() {
    return goString();
  }

  @Override
  public @Nullable GoMethod method(String name) {
    return switch (name) {
      case "Year" -> number(time.getYear());
      case "Month" ->
          GoMethod.of(
              _ ->
                  new GoNamed(
                      "time.Month",
                      time.getMonthValue(),
                      time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
      case "Weekday" ->
          GoMethod.of(
              _ ->
                  new GoNamed(
                      "time.Weekday",
                      time.getDayOfWeek().getValue() % 7,
                      time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH)));
      case "Day" -> number(time.getDayOfMonth());
      case "YearDay" -> number(time.getDayOfYear());
      case "Hour" -> number(time.getHour());
      case "Minute" -> number(time.getMinute());
      case "Second" -> number(time.getSecond());
      case "Nanosecond" -> number(time.getNano());
      case "Unix" -> GoMethod.of(_ -> GoInteger.int64(unixSeconds()));
      case "UnixMilli" -> GoMethod.of(_ -> GoInteger.int64(time.toInstant().toEpochMilli()));
      case "UnixMicro" -> GoMethod.of(_ -> GoInteger.int64(sub(1_000_000)));
      case "UnixNano" -> GoMethod.of(_ -> GoInteger.int64(sub(GoDuration.SECOND)));
      case "String" -> GoMethod.of(_ -> goString());
      case "GoString" -> GoMethod.of(_ -> goSyntax());
      case "Format" -> GoMethod.of(a -> format(String.valueOf(a[0])), Type.STRING);
      case "UTC" -> GoMethod.of(_ -> in(ZoneOffset.UTC));
      case "Local" -> GoMethod.of(_ -> in(ZoneId.systemDefault()));
      case "IsZero" -> GoMethod.of(_ -> time.toInstant().equals(zero().time.toInstant()));
      case "IsDST" ->
          GoMethod.of(_ -> time.getZone().getRules().isDaylightSavings(time.toInstant()));
      case "Add" -> GoMethod.of(a -> plus(GoDuration.of(a[0])), Type.DURATION);
      case "AddDate" ->
          GoMethod.of(
              a -> addDate(Values.toLong(a[0]), Values.toLong(a[1]), Values.toLong(a[2])),
              Type.INT,
              Type.INT,
              Type.INT);
      case "Sub" -> GoMethod.of(a -> since(of(a[0])), Type.TIME);
      case "Before" -> GoMethod.of(a -> compare(a[0]) < 0, Type.TIME);
      case "After" -> GoMethod.of(a -> compare(a[0]) > 0, Type.TIME);
      case "Equal" -> GoMethod.of(a -> compare(a[0]) == 0, Type.TIME);
      case "Compare" -> GoMethod.of(a -> (long) compare(a[0]), Type.TIME);
      case "Truncate" ->
          GoMethod.of(a -> plus(new GoDuration(-rest(GoDuration.of(a[0]).nanos()))), Type.DURATION);
      case "Round" -> GoMethod.of(a -> round(GoDuration.of(a[0]).nanos()), Type.DURATION);
      default -> null;
    };
  }

  private static GoMethod number(long value) {
    return GoMethod.of(_ -> value);
  }

  private long sub(long perSecond) {
    return unixSeconds() * perSecond + time.getNano() / (GoDuration.SECOND / perSecond);
  }

  private static GoTime of(@Nullable Object argument) {
    return argument instanceof GoTime time ? time : zero();
  }

  private int compare(@Nullable Object other) {
    return time.toInstant().compareTo(of(other).time.toInstant());
  }

  /** Go overflows into the next month where Java would stop at the last day. */
  private GoTime addDate(long years, long months, long days) {
    ZonedDateTime first = time.withDayOfMonth(1).plusYears(years).plusMonths(months);
    return new GoTime(first.plusDays(time.getDayOfMonth() - 1L + days), zone);
  }

  /** Nanoseconds since the last multiple of a unit, counted from Go's zero time. */
  private long rest(long unit) {
    if (unit <= 0) {
      return 0;
    }
    BigInteger nanos =
        BigInteger.valueOf(Duration.between(zero().time, time).toSeconds())
            .multiply(BigInteger.valueOf(GoDuration.SECOND))
            .add(BigInteger.valueOf(time.getNano()));
    return nanos.mod(BigInteger.valueOf(unit)).longValue();
  }

  private GoTime round(long unit) {
    long rest = rest(unit);
    return plus(new GoDuration(rest * 2 < unit ? -rest : unit - rest));
  }
}
