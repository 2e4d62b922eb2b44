package io.github.taskfilels.go.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decoders of Go's {@code encoding/base64} and {@code base32}. Sprig gives the text of an error as
 * the result, so it must name the byte that Go names.
 */
public final class BaseDecoder {
  private static final String DIGITS_64 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  private static final String DIGITS_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final int bitsPerDigit;
  private long buffer;
  private int bits;

  private BaseDecoder(int bitsPerDigit) {
    this.bitsPerDigit = bitsPerDigit;
  }

  private void add(int digit) {
    buffer = (buffer << bitsPerDigit | digit) & 0xFFFFFF;
    bits += bitsPerDigit;
    if (bits >= 8) {
      bits -= 8;
      bytes.write((int) (buffer >> bits));
    }
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  public static String base64(String text) {
    BaseDecoder decoder = new BaseDecoder(6);
    int digits = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      int digit = DIGITS_64.indexOf(c);
      if (digit >= 0) {
        decoder.add(digit);
        digits++;
      } else if (c == '=' && digits % 4 >= 2) {
        int bad = padding64(text, at, digits % 4);
        return bad < 0 ? decoder.text() : illegal("base64", bad);
      } else if (c != '\n' && c != '\r') {
        return illegal("base64", at);
      }
    }
    int rest = digits % 4;
    return rest == 0 ? decoder.text() : illegal("base64", text.length() - rest);
  }

  /** The place of what is wrong from a first padding sign on, or -1. */
  private static int padding64(String text, int from, int digits) {
    int at = skipBreaks(text, from + 1);
    if (digits == 2) {
      if (at == text.length() || text.charAt(at) != '=') {
        return at == text.length() ? at : at - 1;
      }
      at = skipBreaks(text, at + 1);
    }
    return at < text.length() ? at : -1;
  }

  private static int skipBreaks(String text, int from) {
    int at = from;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return at;
  }

  public static String base32(String text) {
    String plain = text.replace("\n", "").replace("\r", "");
    BaseDecoder decoder = new BaseDecoder(5);
    for (int at = 0; at < plain.length(); at++) {
      int digit = DIGITS_32.indexOf(plain.charAt(at));
      if (digit >= 0) {
        decoder.add(digit);
      } else if (plain.charAt(at) == '=' && at % 8 >= 2 && plain.length() - at <= 8) {
        int bad = padding32(plain, at, at % 8);
        return bad < 0 ? decoder.text() : illegal("base32", bad);
      } else {
        return illegal("base32", at);
      }
    }
    int rest = plain.length() % 8;
    return rest == 0 ? decoder.text() : illegal("base32", plain.length() - rest);
  }

  private static int padding32(String text, int from, int digits) {
    int after = text.length() - from - 1;
    if (after + digits < 7) {
      return text.length();
    }
    for (int i = 0; i < 7 - digits && i < after; i++) {
      if (text.charAt(from + 1 + i) != '=') {
        return from + i;
      }
    }
    return digits == 3 || digits == 6 ? from : -1;
  }

  private static String illegal(String name, int at) {
    return "illegal " + name + " data at input byte " + at;
  }
}
