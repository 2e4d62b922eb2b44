package io.github.taskfilels.go.fmt;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads the characters and escapes inside a Go constant. */
final class Unescaper {
  private final String source;
  private final int end;
  private final char quote;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  int at;

  /** The character (or byte) read last. */
  int last;

  Unescaper(String source, int start, int end, char quote) {
    this.source = source;
    this.at = start;
    this.end = end;
    this.quote = quote;
  }

  String result() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** Reads one character; false if it is not allowed. */
  boolean next() {
    char c = source.charAt(at);
    if (c != '\\') {
      int codePoint = source.codePointAt(at);
      at += Character.charCount(codePoint);
      return character(codePoint);
    }
    at++;
    if (at >= end) {
      return false;
    }
    char escape = source.charAt(at++);
    return switch (escape) {
      case 'a' -> character(7);
      case 'b' -> character('\b');
      case 'f' -> character('\f');
      case 'n' -> character('\n');
      case 'r' -> character('\r');
      case 't' -> character('\t');
      case 'v' -> character(11);
      case '\\' -> character('\\');
      case '\'', '"' -> escape == quote && character(escape);
      case 'x' -> number(2, 16, true);
      case 'u' -> number(4, 16, false);
      case 'U' -> number(8, 16, false);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        yield number(3, 8, true);
      }
      default -> false;
    };
  }

  private boolean number(int digits, int radix, boolean isByte) {
    if (at + digits > end) {
      return false;
    }
    long value = 0;
    for (int i = 0; i < digits; i++) {
      int digit = Character.digit(source.charAt(at + i), radix);
      if (digit < 0 || source.charAt(at + i) > 'f') {
        return false;
      }
      value = value * radix + digit;
    }
    at += digits;
    if (isByte) {
      last = (int) value;
      bytes.write(last);
      return value < 256;
    }
    boolean surrogate = value >= 0xD800 && value < 0xE000;
    return value <= Character.MAX_CODE_POINT && !surrogate && character((int) value);
  }

  private boolean character(int codePoint) {
    last = codePoint;
    if (codePoint < 0x80) {
      bytes.write(codePoint);
    } else {
      bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }
    return true;
  }
}
