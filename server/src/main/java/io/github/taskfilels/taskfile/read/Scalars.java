package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import java.math.BigInteger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The typed values of scalars, by the rules of go.yaml.in/yaml/v3 ({@code resolve.go}, {@code
 * decode.go}).
 */
final class Scalars {
  /** How deep values and chains of aliases are followed. */
  static final int DEEPEST = 500;

  /** So many decimal digits always fit a long. */
  private static final int MOST_DIGITS = 18;

  /**
   * More digits than any float has before its point, in any base; to read more takes ever longer.
   */
  private static final int LONGEST_NUMBER = 1100;

  private static final ImmutableSet<String> TRUE =
      ImmutableSet.of("y", "Y", "yes", "Yes", "YES", "on", "On", "ON");
  private static final ImmutableSet<String> FALSE =
      ImmutableSet.of("n", "N", "no", "No", "NO", "off", "Off", "OFF");
  private static final BigInteger LARGEST_UNSIGNED =
      BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

  private Scalars() {}

  static boolean isPlain(YamlScalar scalar) {
    return scalar.style() == ScalarStyle.PLAIN;
  }

  /**
   * A boolean where a boolean is wanted: also the words of YAML 1.1, quoted or not; null for
   * anything else.
   */
  static @Nullable Flag flag(YamlScalar scalar) {
    String text = scalar.value();
    if (scalar.type() == ScalarType.BOOL) {
      return new Flag(text.equalsIgnoreCase("true"), scalar.range());
    }
    if (scalar.type() == ScalarType.STRING && (TRUE.contains(text) || FALSE.contains(text))) {
      return new Flag(TRUE.contains(text), scalar.range());
    }
    return null;
  }

  static boolean isQuotedBoolean(YamlNode value) {
    return value instanceof YamlScalar scalar
        && !isPlain(scalar)
        && (scalar.value().equalsIgnoreCase("true") || scalar.value().equalsIgnoreCase("false"));
  }

  /** Null, Boolean, Long, BigInteger, Double or String; dates stay strings. */
  static @Nullable Object value(YamlScalar scalar) {
    String text = scalar.value();
    return switch (scalar.type()) {
      case NULL -> null;
      case BOOL -> text.equalsIgnoreCase("true");
      case INT -> integer(text);
      case FLOAT -> floating(text);
      case TIMESTAMP, STRING -> text;
    };
  }

  private static Object integer(String text) {
    if (isShortDecimal(text)) {
      return Long.parseLong(text);
    }
    String digits = text.replace("_", "");
    boolean negative = digits.startsWith("-");
    if (negative || digits.startsWith("+")) {
      digits = digits.substring(1);
    }
    int radix = 10;
    String lower = digits.toLowerCase(Locale.ROOT);
    if (lower.startsWith("0x")) {
      radix = 16;
    } else if (lower.startsWith("0o")) {
      radix = 8;
    } else if (lower.startsWith("0b")) {
      radix = 2;
    }
    if (radix != 10) {
      digits = digits.substring(2);
    } else if (digits.length() > 1 && digits.startsWith("0") && isOctal(digits)) {
      radix = 8;
    }
    if (digits.length() > LONGEST_NUMBER) {
      // No float holds it, so the library takes it for text.
      return text;
    }
    try {
      BigInteger value = new BigInteger(digits, radix);
      value = negative ? value.negate() : value;
      if (value.bitLength() < Long.SIZE) {
        return value.longValue();
      }
      if (value.signum() > 0 && value.compareTo(LARGEST_UNSIGNED) <= 0) {
        return value;
      }
      double decimal = value.doubleValue();
      return Double.isInfinite(decimal) ? text : (Object) decimal;
    } catch (NumberFormatException e) {
      // An explicit !!int tag on something that is none; Task would refuse it when it uses the
      // value.
      return text;
    }
  }

  /** Whether a text is a number that fits a long and means what its digits say. */
  private static boolean isShortDecimal(String text) {
    if (text.isEmpty()
        || text.length() > MOST_DIGITS
        || (text.length() > 1 && text.charAt(0) == '0')) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isOctal(String digits) {
    return digits.chars().allMatch(c -> c >= '0' && c <= '7');
  }

  private static Object floating(String text) {
    String digits = text.replace("_", "");
    String word = digits.replaceFirst("^[-+]", "").toLowerCase(Locale.ROOT);
    if (word.equals(".inf")) {
      return digits.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (word.equals(".nan")) {
      return Double.NaN;
    }
    try {
      double decimal = Double.parseDouble(digits);
      return Double.isInfinite(decimal) ? text : (Object) decimal;
    } catch (NumberFormatException e) {
      // An explicit !!float tag on something that is none.
      return text;
    }
  }
}
