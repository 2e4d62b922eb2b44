package io.github.taskfilels.yaml;

import java.util.regex.Pattern;

/** Resolves scalars to types as go.yaml.in/yaml/v3 does (its {@code resolve.go}). */
final class ScalarTypes {
  private static final Pattern INT =
      Pattern.compile("[-+]?(0b[01_]+|0o[0-7_]+|0x[0-9a-fA-F_]+|[0-9][0-9_]*)");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern SPECIAL_FLOAT =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "\\d{4}-\\d{1,2}-\\d{1,2}(([Tt]|[ \\t]+)\\d{1,2}:\\d{2}:\\d{2}(\\.\\d*)?([ \\t]*(Z|[-+]\\d{1,2}(:?\\d{2})?))?)?");

  private ScalarTypes() {}

  static ScalarType resolve(YamlScalar scalar) {
    ScalarType tagged = ScalarTags.type(ScalarTags.of(scalar));
    if (tagged != null) {
      return tagged;
    }
    return scalar.style() == ScalarStyle.PLAIN ? ofPlain(scalar.value()) : ScalarType.STRING;
  }

  static ScalarType ofPlain(String value) {
    switch (value) {
      case "", "~", "null", "Null", "NULL" -> {
        return ScalarType.NULL;
      }
      case "true", "True", "TRUE", "false", "False", "FALSE" -> {
        return ScalarType.BOOL;
      }
      default -> {}
    }
    // Most scalars are told by their first characters, without the patterns.
    char first = value.charAt(0);
    boolean sign = first == '-' || first == '+';
    char second = value.length() > 1 ? value.charAt(1) : '\0';
    char start = sign ? second : first;
    char next = !sign ? second : value.length() > 2 ? value.charAt(2) : '\0';
    if (start == '.' ? !isDigit(next) && "iInN".indexOf(next) < 0 : !isDigit(start)) {
      return ScalarType.STRING;
    }
    if (areDigits(value, sign ? 1 : 0)) {
      return ScalarType.INT;
    }
    if (INT.matcher(value).matches()) {
      return ScalarType.INT;
    }
    if (FLOAT.matcher(value).matches() || SPECIAL_FLOAT.matcher(value).matches()) {
      return ScalarType.FLOAT;
    }
    return TIMESTAMP.matcher(value).matches() ? ScalarType.TIMESTAMP : ScalarType.STRING;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean areDigits(String value, int from) {
    for (int i = from; i < value.length(); i++) {
      if (!isDigit(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
