package io.github.taskfilels.go.fmt;

import com.google.common.base.Ascii;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Go's {@code strconv} for reading numbers. */
public final class Numbers {
  private Numbers() {}

  /**
   * An integer as {@code ParseInt(s, 0, …)} reads it, but of any size: sign, prefixes {@code 0x 0o
   * 0b 0}, underscores between digits. Null if the text is none.
   */
  public static @Nullable BigInteger parseInteger(String text) {
    String digits = text;
    boolean negative = false;
    if (!digits.isEmpty() && (digits.charAt(0) == '+' || digits.charAt(0) == '-')) {
      negative = digits.charAt(0) == '-';
      digits = digits.substring(1);
    }
    if (!underscoresOk(digits)) {
      return null;
    }
    int radix = 10;
    if (digits.length() > 1 && digits.charAt(0) == '0') {
      radix =
          switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            default -> 8;
          };
      boolean letter = Character.isLetter(digits.charAt(1));
      if (letter && radix == 8 && digits.charAt(1) != 'o' && digits.charAt(1) != 'O') {
        return null;
      }
      digits = digits.substring(letter ? 2 : 1);
    }
    BigInteger value = parseDigits(digits.replace("_", ""), radix);
    return value == null || !negative ? value : value.negate();
  }

  /**
   * An integer in one base as {@code ParseInt(s, radix, 64)} reads it; null if it is none or does
   * not fit.
   */
  public static @Nullable Long parseLong(String text, int radix) {
    boolean sign = !text.isEmpty() && (text.charAt(0) == '+' || text.charAt(0) == '-');
    BigInteger value = parseDigits(sign ? text.substring(1) : text, radix);
    if (value == null) {
      return null;
    }
    BigInteger signed = sign && text.charAt(0) == '-' ? value.negate() : value;
    return signed.bitLength() <= 63 ? (Long) signed.longValue() : null;
  }

  private static @Nullable BigInteger parseDigits(String digits, int radix) {
    if (digits.isEmpty() || digits.length() > 400) {
      return null;
    }
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c >= 0x80 || Character.digit(c, radix) < 0) {
        return null;
      }
    }
    return new BigInteger(digits, radix);
  }

  /** A number as {@code ParseFloat(s, 64)} reads it; null if it is none or out of range. */
  public static @Nullable Double parseFloat(String text) {
    String plain = text;
    boolean negative = false;
    if (!plain.isEmpty() && (plain.charAt(0) == '+' || plain.charAt(0) == '-')) {
      negative = plain.charAt(0) == '-';
      plain = plain.substring(1);
    }
    Double value =
        switch (Ascii.toLowerCase(plain)) {
          case "inf", "infinity" -> (Double) Double.POSITIVE_INFINITY;
          case "nan" -> (Double) Double.NaN;
          default -> finite(plain);
        };
    return value == null || !negative ? value : (Double) (-value);
  }

  private static @Nullable Double finite(String text) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    if (text.indexOf('_') >= 0 && !underscoresOk(text)) {
      return null;
    }
    String plain = text.replace("_", "");
    if (!isFloat(plain, hex)) {
      return null;
    }
    double value = Double.parseDouble(plain);
    return Double.isInfinite(value) ? null : (Double) value;
  }

  private static boolean isFloat(String text, boolean hex) {
    int at = hex ? 2 : 0;
    int digits = 0;
    boolean point = false;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '.' && !point) {
        point = true;
      } else if (c < 0x80 && Character.digit(c, hex ? 16 : 10) >= 0) {
        digits++;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return false;
    }
    if (at == text.length()) {
      return !hex;
    }
    char exponent = Character.toLowerCase(text.charAt(at));
    if (exponent != (hex ? 'p' : 'e')) {
      return false;
    }
    at++;
    if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
      at++;
    }
    return at < text.length() && text.substring(at).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether every underscore stands between digits; a base prefix counts as a digit. */
  private static boolean underscoresOk(String text) {
    boolean prefix =
        text.length() > 1 && text.charAt(0) == '0' && "xXbBoO".indexOf(text.charAt(1)) >= 0;
    char before = prefix ? '0' : ' ';
    for (int i = prefix ? 2 : 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean digit = Character.digit(c, 16) >= 0;
      if (c == '_' && before != '0') {
        return false;
      }
      if (c != '_' && !digit && before == '_') {
        return false;
      }
      before = c == '_' ? '_' : digit ? '0' : ' ';
    }
    return before != '_';
  }
}
