package io.github.taskfilels.go.text;

import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON as Go's {@code encoding/json} does into {@code interface {}}: every number is a
 * float64.
 */
public final class JsonReader {
  private static final int DEEPEST = 1000;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /**
   * @throws FunctionException for text that is not JSON
   */
  static @Nullable public Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value(0);
    reader.space();
    if (reader.at < text.length()) {
      throw reader.unexpected("after top-level value");
    }
    return value;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private FunctionException unexpected(String where) {
    if (at >= text.length() && !inToken(where)) {
      return new FunctionException("unexpected end of JSON input");
    }
    // Go ends the text with a space, which a token that is not complete complains about.
    int c = at >= text.length() ? ' ' : text.codePointAt(at);
    // Go looks at bytes, and shows the first one of a character.
    c = c < 0x80 ? c : Values.utf8(Character.toString(c))[0] & 0xff;
    String shown = c == '\'' ? "'\\''" : c == '"' ? "'\"'" : Quoting.quoteRune(c, false);
    return new FunctionException("invalid character " + shown + " " + where);
  }

  private static boolean inToken(String where) {
    return where.contains("escape")
        || (where.contains("literal") && !where.startsWith("in string"));
  }

  private char peek(String where) {
    if (at >= text.length()) {
      throw unexpected(where);
    }
    return text.charAt(at);
  }

  private @Nullable Object value(int depth) {
    if (depth > DEEPEST) {
      throw new FunctionException("exceeded max depth");
    }
    space();
    return switch (peek("looking for beginning of value")) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private @Nullable Object word(String word, @Nullable Object value) {
    for (int i = 1; i < word.length(); i++) {
      at++;
      if (at >= text.length() || text.charAt(at) != word.charAt(i)) {
        throw unexpected("in literal " + word + " (expecting '" + word.charAt(i) + "')");
      }
    }
    at++;
    return value;
  }

  private Map<String, @Nullable Object> object(int depth) {
    Map<String, @Nullable Object> map = new HashMap<>();
    at++;
    space();
    if (peek("looking for beginning of object key string") == '}') {
      at++;
      return map;
    }
    while (true) {
      space();
      if (peek("looking for beginning of object key string") != '"') {
        throw unexpected("looking for beginning of object key string");
      }
      String key = string();
      space();
      if (peek("after object key") != ':') {
        throw unexpected("after object key");
      }
      at++;
      map.put(key, value(depth + 1));
      space();
      char c = peek("after object key:value pair");
      if (c != ',' && c != '}') {
        throw unexpected("after object key:value pair");
      }
      at++;
      if (c == '}') {
        return map;
      }
    }
  }

  private List<@Nullable Object> array(int depth) {
    List<@Nullable Object> list = new ArrayList<>();
    at++;
    space();
    if (peek("looking for beginning of value") == ']') {
      at++;
      return list;
    }
    while (true) {
      list.add(value(depth + 1));
      space();
      char c = peek("after array element");
      if (c != ',' && c != ']') {
        throw unexpected("after array element");
      }
      at++;
      if (c == ']') {
        return list;
      }
    }
  }

  private String string() {
    StringBuilder out = new StringBuilder();
    at++;
    while (true) {
      char c = peek("in string literal");
      if (c < ' ') {
        throw unexpected("in string literal");
      }
      at++;
      if (c == '"') {
        // Half of a surrogate pair is no character; Go puts the replacement character there.
        return out.codePoints()
            .map(p -> p >= 0xD800 && p < 0xE000 ? 0xFFFD : p)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
      }
      out.append(c == '\\' ? escape() : c);
    }
  }

  private char escape() {
    char c = peek("in string escape code");
    char value =
        switch (c) {
          case '"', '\\', '/' -> c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> unicode();
          default -> throw unexpected("in string escape code");
        };
    at++;
    return value;
  }

  private char unicode() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      at++;
      int digit = Character.digit(peek("in \\u hexadecimal character escape"), 16);
      if (digit < 0) {
        throw unexpected("in \\u hexadecimal character escape");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  private Double number() {
    int start = at;
    if (peek("looking for beginning of value") == '-') {
      at++;
    }
    char first = at < text.length() ? text.charAt(at) : ' ';
    if (first < '0' || first > '9') {
      throw unexpected(at > start ? "in numeric literal" : "looking for beginning of value");
    }
    if (first == '0') {
      at++;
    } else {
      digits();
    }
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      requireDigits("after decimal point in numeric literal");
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      requireDigits("in exponent of numeric literal");
    }
    double value = Double.parseDouble(text.substring(start, at));
    if (Double.isInfinite(value)) {
      throw new FunctionException(
          "json: cannot unmarshal number "
              + text.substring(start, at)
              + " into Go value of type float64");
    }
    return value;
  }

  private void digits() {
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
  }

  private void requireDigits(String where) {
    char c = peek(where);
    if (c < '0' || c > '9') {
      throw unexpected(where);
    }
    digits();
  }
}
