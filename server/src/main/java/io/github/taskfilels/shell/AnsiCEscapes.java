package io.github.taskfilels.shell;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The escapes of {@code $'…'}. Source: bash's manual, ANSI-C Quoting. Bytes written as numbers make
 * characters of UTF-8, and a NUL ends the text.
 */
final class AnsiCEscapes {
  private static final String LETTERS = "abeEfnrtv\\'\"?";
  private static final String MEANING = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?";

  private final String raw;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private AnsiCEscapes(String raw) {
    this.raw = raw;
  }

  static String resolve(String raw) {
    return raw.indexOf('\\') < 0 ? raw : new AnsiCEscapes(raw).resolve();
  }

  private String resolve() {
    int from = 0;
    for (at = raw.indexOf('\\'); at >= 0 && at + 1 < raw.length(); at = raw.indexOf('\\', at)) {
      text(raw.substring(from, at));
      char c = raw.charAt(at + 1);
      int letter = LETTERS.indexOf(c);
      at += 2;
      if (letter >= 0) {
        out.write(MEANING.charAt(letter));
      } else if (!special(c)) {
        text(raw.substring(at - 2, at));
      }
      from = at;
    }
    text(raw.substring(from));
    String all = out.toString(StandardCharsets.UTF_8);
    int nul = all.indexOf('\0');
    return nul < 0 ? all : all.substring(0, nul);
  }

  private boolean special(char c) {
    switch (c) {
      case 'x' -> {
        int digits = at;
        int value = number(16, 2);
        if (at == digits) {
          return false;
        }
        out.write(value);
      }
      case 'u', 'U' -> {
        int digits = at;
        int value = number(16, c == 'u' ? 4 : 8);
        if (at == digits || !Character.isValidCodePoint(value)) {
          at = digits;
          return false;
        }
        text(Character.toString(value));
      }
      case 'c' -> {
        if (at >= raw.length()) {
          return false;
        }
        out.write(raw.charAt(at++) & 0x1f);
      }
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        out.write(number(8, 3));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private int number(int base, int most) {
    int value = 0;
    int end = Math.min(raw.length(), at + most);
    while (at < end && raw.charAt(at) < 128 && Character.digit(raw.charAt(at), base) >= 0) {
      value = value * base + Character.digit(raw.charAt(at++), base);
    }
    return value;
  }

  private void text(String some) {
    out.writeBytes(some.getBytes(StandardCharsets.UTF_8));
  }
}
