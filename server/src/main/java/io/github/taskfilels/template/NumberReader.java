package io.github.taskfilels.template;

import io.github.taskfilels.go.fmt.Numbers;
import io.github.taskfilels.go.fmt.Quoting;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads number and character constants by the rules of Go's {@code strconv} with base 0. */
final class NumberReader {
  private static final BigInteger MAX_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private NumberReader() {}

  /** Either a constant, or the message that says why the source is none. */
  record Result(@Nullable NumberConstant constant, String message) {}

  static Result character(String source) {
    int c = Quoting.unquoteRune(source);
    if (c == Quoting.BAD_CHARACTER) {
      return bad("invalid syntax");
    }
    if (c < 0) {
      return bad("malformed character constant: " + source);
    }
    return good(new NumberConstant(source, (long) c, BigInteger.valueOf(c), c));
  }

  static Result number(String source) {
    if (source.endsWith("i")) {
      boolean imaginary = Numbers.parseFloat(source.substring(0, source.length() - 1)) != null;
      return imaginary ? complex(source) : illegal(source);
    }
    BigInteger value = Numbers.parseInteger(source);
    Long integer = value != null && value.bitLength() <= 63 ? (Long) value.longValue() : null;
    BigInteger unsigned = isUnsigned(value, source) ? value : null;
    if (integer != null) {
      return good(new NumberConstant(source, integer, unsigned, integer));
    }
    if (unsigned != null) {
      return good(new NumberConstant(source, null, unsigned, unsigned.doubleValue()));
    }
    Double decimal = Numbers.parseFloat(source);
    if (decimal == null) {
      return illegal(source);
    }
    if (source.chars().noneMatch(c -> ".eEpP".indexOf(c) >= 0)) {
      return bad("integer overflow: " + Quoting.quote(source));
    }
    return good(decimal(source, decimal));
  }

  static Result complex(String source) {
    return bad("complex number " + source + " is not supported");
  }

  private static NumberConstant decimal(String source, double value) {
    boolean integral = value == Math.rint(value) && Math.abs(value) < 0x1p63;
    boolean positive = value == Math.rint(value) && value >= 0 && value < 0x1p64;
    return new NumberConstant(
        source,
        integral ? (Long) (long) value : null,
        positive ? new java.math.BigDecimal(value).toBigInteger() : null,
        value);
  }

  private static boolean isUnsigned(@Nullable BigInteger value, String source) {
    if (value == null || value.signum() < 0 || value.compareTo(MAX_UNSIGNED) > 0) {
      return false;
    }
    return value.signum() == 0 || !(source.startsWith("+") || source.startsWith("-"));
  }

  private static Result good(NumberConstant constant) {
    return new Result(constant, "");
  }

  private static Result illegal(String source) {
    return bad("illegal number syntax: " + Quoting.quote(source));
  }

  private static Result bad(String message) {
    return new Result(null, message);
  }
}
