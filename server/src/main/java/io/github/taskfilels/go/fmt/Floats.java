package io.github.taskfilels.go.fmt;

import com.google.common.base.Strings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Go's {@code strconv.FormatFloat} for 64 bits. */
public final class Floats {
  private Floats() {}

  /**
   * The text of a number.
   *
   * @param verb one of {@code e E f g G b x X}
   * @param precision the number of digits that the verb asks for; -1 for as few as identify the
   *     number
   */
  public static String format(double value, char verb, int precision) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    boolean negative = value < 0 || (value == 0 && 1 / value < 0);
    if (Double.isInfinite(value)) {
      return negative ? "-Inf" : "+Inf";
    }
    String sign = negative ? "-" : "";
    double size = Math.abs(value);
    return sign
        + switch (verb) {
          case 'e', 'E' ->
              exponent(Digits.of(size, precision < 0 ? -1 : precision + 1), verb, precision);
          case 'f' -> fixed(size, precision);
          case 'b' -> binary(size);
          case 'x', 'X' -> hexadecimal(size, verb, precision);
          default -> general(size, verb, precision);
        };
  }

  /** Decimal digits of a number: 0.{@code digits} times ten to the power of {@code point}. */
  private record Digits(String digits, int point) {
    static Digits of(double value, int significant) {
      if (value == 0) {
        return new Digits("0", 1);
      }
      BigDecimal exact =
          significant < 0
              ? shortest(value)
              : new BigDecimal(value).round(new MathContext(significant, RoundingMode.HALF_EVEN));
      String digits = exact.unscaledValue().toString();
      int point = digits.length() - exact.scale();
      int end = digits.length();
      while (end > 1 && digits.charAt(end - 1) == '0') {
        end--;
      }
      return new Digits(digits.substring(0, end), point);
    }

    private static BigDecimal shortest(double value) {
      BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      if (decimal.precision() == 2) {
        // Java prefers two digits near the truth where one would do; Go does not.
        BigDecimal one = decimal.round(new MathContext(1, RoundingMode.HALF_EVEN));
        return one.doubleValue() == value ? one : decimal;
      }
      return decimal;
    }

    String padded(int length) {
      return Strings.padEnd(digits, length, '0');
    }
  }

  private static String exponent(Digits digits, char verb, int precision) {
    String all = precision < 0 ? digits.digits : digits.padded(precision + 1);
    boolean zero = digits.digits.equals("0");
    int exponent = zero ? 0 : digits.point - 1;
    String mantissa = all.length() > 1 ? all.charAt(0) + "." + all.substring(1) : all;
    return mantissa + (verb == 'E' || verb == 'G' ? "E" : "e") + twoDigits(exponent);
  }

  private static String twoDigits(int exponent) {
    return (exponent < 0 ? "-" : "+")
        + Strings.padStart(Integer.toString(Math.abs(exponent)), 2, '0');
  }

  private static String fixed(double value, int precision) {
    if (precision < 0) {
      return value == 0 ? "0" : Digits.shortest(value).toPlainString();
    }
    return new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
  }

  private static String general(double value, char verb, int precision) {
    int significant = precision == 0 ? 1 : precision;
    Digits digits = Digits.of(value, significant);
    int length = digits.digits.length();
    int limit = significant;
    if (limit > length && length >= digits.point) {
      limit = length;
    }
    if (precision < 0) {
      limit = 6;
    }
    int exponent = value == 0 ? 0 : digits.point - 1;
    if (exponent < -4 || exponent >= limit) {
      return exponent(digits, verb, length - 1);
    }
    return plain(digits);
  }

  private static String plain(Digits digits) {
    String all = digits.digits;
    if (digits.point <= 0) {
      return "0." + "0".repeat(-digits.point) + all;
    }
    if (all.length() <= digits.point) {
      return digits.padded(digits.point);
    }
    return all.substring(0, digits.point) + "." + all.substring(digits.point);
  }

  private static String binary(double value) {
    long bits = Double.doubleToLongBits(value);
    int exponent = (int) (bits >> 52) & 0x7ff;
    long mantissa = bits & ((1L << 52) - 1);
    if (exponent == 0) {
      exponent++;
    } else {
      mantissa |= 1L << 52;
    }
    exponent -= 1023 + 52;
    return mantissa + "p" + (exponent < 0 ? "" : "+") + exponent;
  }

  private static String hexadecimal(double value, char verb, int precision) {
    @Nullable String rounded = value == 0 ? "0x0p+00" : null;
    if (rounded == null) {
      long bits = Double.doubleToLongBits(value);
      int exponent = ((int) (bits >> 52) & 0x7ff) - 1023;
      long mantissa = bits & ((1L << 52) - 1);
      if (exponent == -1023) {
        int shift = Long.numberOfLeadingZeros(mantissa) - 11;
        mantissa = (mantissa << shift) & ((1L << 52) - 1);
        exponent = -1022 - shift;
      }
      long one = 1;
      int digits = 13;
      if (precision >= 0 && precision < 13) {
        int drop = 52 - 4 * precision;
        long whole = (one << 52) | mantissa;
        long half = 1L << (drop - 1);
        long rest = whole & ((1L << drop) - 1);
        whole >>>= drop;
        if (rest > half || (rest == half && (whole & 1) == 1)) {
          whole++;
        }
        if (whole >= 2L << (4 * precision)) {
          whole >>>= 1;
          exponent++;
        }
        mantissa = whole & ((1L << (4 * precision)) - 1);
        digits = precision;
      }
      String fraction =
          digits == 0 ? "" : Strings.padStart(Long.toHexString(mantissa), digits, '0');
      fraction =
          precision < 0 ? fraction.replaceAll("0+$", "") : Strings.padEnd(fraction, precision, '0');
      rounded = "0x1" + (fraction.isEmpty() ? "" : "." + fraction) + "p" + twoDigits(exponent);
    } else if (precision > 0) {
      rounded = "0x0." + "0".repeat(precision) + "p+00";
    }
    return verb == 'X' ? rounded.toUpperCase(java.util.Locale.ROOT) : rounded;
  }
}
