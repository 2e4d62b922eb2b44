package io.github.taskfilels.template.functions;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Decoders of Go's {@code encoding/base64} and {@code base32}. Sprig gives the text of an error as
 * the result.
 */
enum BaseDecoder {
  BASE64("base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", 6, 4),
  BASE32("base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 5, 8);

  private final String name;
  private final String alphabet;
  private final int bitsPerDigit;
  private final int block;

  BaseDecoder(String name, String alphabet, int bitsPerDigit, int block) {
    this.name = name;
    this.alphabet = alphabet;
    this.bitsPerDigit = bitsPerDigit;
    this.block = block;
  }

  String decode(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long buffer = 0;
    int bits = 0;
    int digits = 0;
    int at = 0;
    for (; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '\n' || c == '\r') {
        continue;
      }
      if (c == '=') {
        break;
      }
      int digit = alphabet.indexOf(c);
      if (digit < 0) {
        return illegal(at);
      }
      buffer = (buffer << bitsPerDigit | digit) & 0xFFFFFF;
      bits += bitsPerDigit;
      digits++;
      if (bits >= 8) {
        bits -= 8;
        bytes.write((int) (buffer >> bits));
      }
    }
    int rest = digits % block;
    if (at >= text.length()) {
      return rest == 0 ? bytes.toString(StandardCharsets.UTF_8) : illegal(text.length() - rest);
    }
    return padding(text, at, rest, bytes);
  }

  private String padding(String text, int from, int rest, ByteArrayOutputStream bytes) {
    if (rest * bitsPerDigit < 8 || rest * bitsPerDigit % 8 >= bitsPerDigit) {
      return illegal(from);
    }
    int missing = block - rest;
    int at = from;
    while (at < text.length() && missing > 0) {
      char c = text.charAt(at);
      if (c == '=') {
        missing--;
      } else if (c != '\n' && c != '\r') {
        return illegal(at);
      }
      at++;
    }
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    return missing == 0 && at == text.length()
        ? bytes.toString(StandardCharsets.UTF_8)
        : illegal(at);
  }

  private String illegal(int at) {
    return "illegal " + name + " data at input byte " + at;
  }
}
