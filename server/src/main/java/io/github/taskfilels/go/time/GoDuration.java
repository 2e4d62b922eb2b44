package io.github.taskfilels.go.time;

import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.GoMethod;
import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Type;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Go's {@code time.Duration}.
 *
 * @param nanos its length in nanoseconds
 */
public record GoDuration(long nanos) implements GoValue {
  static final long SECOND = 1_000_000_000L;
  static final long MINUTE = 60 * SECOND;
  static final long HOUR = 60 * MINUTE;

  /** Nobody writes a longer text, and to read long numbers takes ever longer. */
  private static final int LONGEST = 1000;

  /**
   * Reads a text such as {@code 1h30m} or {@code -1.5s}.
   *
   * @throws FunctionException for any other text
   */
  public static GoDuration parse(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    if (rest.equals("0")) {
      return new GoDuration(0);
    }
    FunctionException invalid =
        new FunctionException("time: invalid duration " + TimeText.quote(text));
    if (rest.isEmpty() || rest.length() > LONGEST) {
      throw invalid;
    }
    BigDecimal sum = BigDecimal.ZERO;
    int at = 0;
    while (at < rest.length()) {
      int start = at;
      while (at < rest.length() && (Character.isDigit(rest.charAt(at)) || rest.charAt(at) == '.')) {
        at++;
      }
      String number = rest.substring(start, at);
      if (!number.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+")) {
        throw invalid;
      }
      int unitStart = at;
      while (at < rest.length() && rest.charAt(at) != '.' && !Character.isDigit(rest.charAt(at))) {
        at++;
      }
      sum = sum.add(new BigDecimal(number).multiply(unit(rest.substring(unitStart, at), text)));
    }
    if (sum.toBigInteger().bitLength() > 63) {
      throw invalid;
    }
    return new GoDuration(negative ? -sum.longValue() : sum.longValue());
  }

  /** The duration that a text such as {@code 1h30m} means; null where it means none. */
  public static @Nullable Duration read(String text) {
    try {
      return Duration.ofNanos(parse(text).nanos);
    } catch (FunctionException e) {
      return null;
    }
  }

  private static BigDecimal unit(String unit, String text) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "ns" -> 1;
          case "us", "µs", "μs" -> 1_000;
          case "ms" -> 1_000_000;
          case "s" -> SECOND;
          case "m" -> MINUTE;
          case "h" -> HOUR;
          case "" ->
              throw new FunctionException("time: missing unit in duration " + TimeText.quote(text));
          default ->
              throw new FunctionException(
                  "time: unknown unit "
                      + TimeText.quote(unit)
                      + " in duration "
                      + TimeText.quote(text));
        });
  }

  @Override
  public String goType() {
    return "time.Duration";
  }

  @Override
  public Kind kind() {
    return Kind.INT64;
  }

  @Override
  public long bits() {
    return nanos;
  }

  @Override
  public String goString() {
    return toString();
  }

  @Override
  public String toString() {
    if (nanos == 0) {
      return "0s";
    }
    String sign = nanos < 0 ? "-" : "";
    if (nanos == Long.MIN_VALUE) {
      return "-2562047h47m16.854775808s";
    }
    long size = Math.abs(nanos);
    if (size < 1_000) {
      return sign + size + "ns";
    }
    if (size < 1_000_000) {
      return sign + decimal(size, 1_000) + "µs";
    }
    if (size < SECOND) {
      return sign + decimal(size, 1_000_000) + "ms";
    }
    String text = decimal(size % MINUTE, SECOND) + "s";
    if (size >= MINUTE) {
      text = size / MINUTE % 60 + "m" + text;
    }
    if (size >= HOUR) {
      text = size / HOUR + "h" + text;
    }
    return sign + text;
  }

  private static String decimal(long value, long unit) {
    BigDecimal number = BigDecimal.valueOf(value).divide(BigDecimal.valueOf(unit));
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  GoDuration round(long unit) {
    if (unit <= 0) {
      return this;
    }
    long rest = nanos % unit;
    long down = nanos - rest;
    boolean away = Math.abs(rest) * 2 >= unit;
    return new GoDuration(!away ? down : nanos < 0 ? down - unit : down + unit);
  }

  @Override
  public @Nullable GoMethod method(String name) {
    return switch (name) {
      case "String" -> GoMethod.of(_ -> toString());
      case "Hours" -> GoMethod.of(_ -> nanos / (double) HOUR);
      case "Minutes" -> GoMethod.of(_ -> nanos / (double) MINUTE);
      case "Seconds" -> GoMethod.of(_ -> nanos / (double) SECOND);
      case "Milliseconds" -> GoMethod.of(_ -> GoInteger.int64(nanos / 1_000_000));
      case "Microseconds" -> GoMethod.of(_ -> GoInteger.int64(nanos / 1_000));
      case "Nanoseconds" -> GoMethod.of(_ -> GoInteger.int64(nanos));
      case "Abs" -> GoMethod.of(_ -> new GoDuration(Math.abs(nanos)));
      case "Round" -> GoMethod.of(a -> round(of(a[0]).nanos), Type.DURATION);
      case "Truncate" ->
          GoMethod.of(
              a -> of(a[0]).nanos <= 0 ? this : new GoDuration(nanos - nanos % of(a[0]).nanos),
              Type.DURATION);
      default -> null;
    };
  }

  static GoDuration of(@Nullable Object argument) {
    return argument instanceof GoDuration duration ? duration : new GoDuration(0);
  }
}
