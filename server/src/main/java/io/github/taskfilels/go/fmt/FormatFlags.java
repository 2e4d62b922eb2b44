package io.github.taskfilels.go.fmt;

import com.google.common.base.Strings;

/** The flags, width and precision of one verb, and how they shape text. */
final class FormatFlags {
  boolean minus;
  boolean plus;
  boolean sharp;
  boolean space;
  boolean zero;
  boolean plusV;
  boolean sharpV;
  boolean hasWidth;
  boolean hasPrecision;
  int width;
  int precision;

  /** Turns the flags of {@code %+v} and {@code %#v} into what they mean there. */
  void forValue() {
    sharpV = sharp;
    sharp = false;
    plusV = plus;
    plus = false;
  }

  void pad(StringBuilder out, String text) {
    pad(out, text, zero);
  }

  private void pad(StringBuilder out, String text, boolean zeros) {
    int missing = hasWidth ? width - text.codePointCount(0, text.length()) : 0;
    if (missing <= 0) {
      out.append(text);
    } else if (minus) {
      out.append(text).repeat(' ', missing);
    } else {
      out.repeat(zeros ? '0' : ' ', missing).append(text);
    }
  }

  /** The first characters of the text, as many as the precision says. */
  String cut(String text) {
    if (!hasPrecision || text.codePointCount(0, text.length()) <= precision) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, precision));
  }

  void quoted(StringBuilder out, String text) {
    String cut = cut(text);
    if (sharp && Quoting.canBackquote(cut)) {
      pad(out, "`" + cut + "`");
    } else {
      pad(out, plus ? Quoting.quoteAscii(cut) : Quoting.quote(cut));
    }
  }

  void hex(StringBuilder out, byte[] bytes, boolean upper) {
    int length = hasPrecision ? Math.min(precision, bytes.length) : bytes.length;
    String format = upper ? "%02X" : "%02x";
    String prefix = !sharp || length == 0 ? "" : upper ? "0X" : "0x";
    StringBuilder text = new StringBuilder(prefix);
    for (int i = 0; i < length; i++) {
      if (space && i > 0) {
        text.append(' ').append(prefix);
      }
      text.append(String.format(format, bytes[i]));
    }
    pad(out, text.toString());
  }

  void integer(StringBuilder out, long value, boolean signed, int radix, char verb) {
    boolean negative = signed && value < 0;
    String digits = Long.toUnsignedString(negative ? -value : value, radix);
    if (verb == 'X') {
      digits = digits.toUpperCase(java.util.Locale.ROOT);
    }
    int least = 0;
    if (hasPrecision) {
      least = precision;
      if (precision == 0 && value == 0) {
        out.repeat(' ', hasWidth ? width : 0);
        return;
      }
    } else if (zero && !minus && hasWidth) {
      least = negative || plus || space ? width - 1 : width;
    }
    digits = Strings.padStart(digits, least, '0');
    String prefix = "";
    if (sharp) {
      prefix =
          switch (radix) {
            case 2 -> "0b";
            case 8 -> digits.startsWith("0") ? "" : "0";
            case 16 -> verb == 'X' ? "0X" : "0x";
            default -> "";
          };
    }
    if (verb == 'O') {
      prefix = "0o" + prefix;
    }
    String sign = negative ? "-" : plus ? "+" : space ? " " : "";
    pad(out, sign + prefix + digits, false);
  }

  void unicode(StringBuilder out, long value) {
    String hex = Long.toHexString(value).toUpperCase(java.util.Locale.ROOT);
    String text = "U+" + Strings.padStart(hex, hasPrecision && precision > 4 ? precision : 4, '0');
    if (sharp && value >= 0 && value <= Character.MAX_CODE_POINT && Quoting.isPrint((int) value)) {
      text += " '" + Character.toString((int) value) + "'";
    }
    pad(out, text, false);
  }

  void decimal(StringBuilder out, double value, char verb, int defaultPrecision) {
    String number = Floats.format(value, verb, hasPrecision ? precision : defaultPrecision);
    char first = number.charAt(0);
    String sign = first == '-' || first == '+' ? number.substring(0, 1) : "+";
    String size = first == '-' || first == '+' ? number.substring(1) : number;
    if (space && sign.equals("+") && !plus) {
      sign = " ";
    }
    if (size.equals("Inf") || size.equals("NaN")) {
      boolean shown = size.equals("NaN") ? space || plus : plus || !sign.equals("+");
      pad(out, shown || size.equals("Inf") ? sign + size : size, false);
      return;
    }
    if (sharp && verb != 'b') {
      size = withPoint(size, verb, hasPrecision ? precision : defaultPrecision);
    }
    if (!plus && sign.equals("+")) {
      pad(out, size);
    } else if (zero && !minus && hasWidth && width > size.length() + 1) {
      out.append(sign).repeat('0', width - size.length() - 1).append(size);
    } else {
      pad(out, sign + size);
    }
  }

  /** The sharp flag: always a decimal point, and the trailing zeros that {@code %g} drops. */
  private static String withPoint(String number, char verb, int precision) {
    boolean hex = verb == 'x' || verb == 'X';
    int tail = number.length();
    for (int i = 0; i < number.length(); i++) {
      char c = Character.toLowerCase(number.charAt(i));
      if (c == 'p' || (c == 'e' && !hex)) {
        tail = i;
        break;
      }
    }
    String mantissa = number.substring(0, tail);
    int digits = "vgGx".indexOf(verb) < 0 ? 0 : precision < 0 ? 6 : precision;
    boolean nonZero = false;
    for (int i = 0; i < mantissa.length(); i++) {
      char c = mantissa.charAt(i);
      nonZero |= c != '0' && c != '.';
      digits -= nonZero && c != '.' ? 1 : 0;
    }
    if (mantissa.indexOf('.') < 0) {
      digits -= mantissa.equals("0") ? 1 : 0;
      mantissa += ".";
    }
    return mantissa + "0".repeat(Math.max(0, digits)) + number.substring(tail);
  }
}
