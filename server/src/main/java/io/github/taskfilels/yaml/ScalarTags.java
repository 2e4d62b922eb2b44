package io.github.taskfilels.yaml;

import com.google.common.base.CharMatcher;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What explicit tags make of scalars, as in go.yaml.in/yaml/v3 ({@code resolve.go}). */
final class ScalarTags {
  private static final String LONG = "!<tag:yaml.org,2002:";
  private static final CharMatcher BREAKS = CharMatcher.anyOf("\r\n");
  private static final String BINARY = "!!binary";

  private ScalarTags() {}

  /** The tag in its short form; null for none. */
  static @Nullable String of(YamlScalar scalar) {
    YamlProperties properties = scalar.properties();
    String tag = properties == null ? null : properties.tag();
    return tag != null && tag.startsWith(LONG) && tag.endsWith(">")
        ? "!!" + tag.substring(LONG.length(), tag.length() - 1)
        : tag;
  }

  /** The type that a tag says, or null. */
  static @Nullable ScalarType type(@Nullable String tag) {
    if (tag == null) {
      return null;
    }
    return switch (tag) {
      case "!!null" -> ScalarType.NULL;
      case "!!bool" -> ScalarType.BOOL;
      case "!!int" -> ScalarType.INT;
      case "!!float" -> ScalarType.FLOAT;
      case "!!timestamp" -> ScalarType.TIMESTAMP;
      default -> ScalarType.STRING;
    };
  }

  /** The text of a scalar with its tag; the same where the tag says nothing about it. */
  static String value(YamlScalar scalar, String text) {
    String decoded = BINARY.equals(of(scalar)) ? binary(text) : null;
    return decoded == null ? text : decoded;
  }

  /** Why a scalar is not what its tag says, in the words of that library; null if it is. */
  static @Nullable String misfit(YamlScalar scalar) {
    String tag = of(scalar);
    ScalarType wanted = type(tag);
    if (wanted == null) {
      return null;
    }
    if (BINARY.equals(tag)) {
      return binary(scalar.written()) == null
          ? "!!binary value contains invalid base64 data"
          : null;
    }
    ScalarType own = ScalarTypes.ofPlain(scalar.value());
    return wanted == ScalarType.STRING
            || wanted == own
            || (wanted == ScalarType.FLOAT && own == ScalarType.INT)
        ? null
        : "cannot decode " + own.tag() + " `" + scalar.value() + "` as a " + tag;
  }

  private static @Nullable String binary(String text) {
    String digits = BREAKS.removeFrom(text);
    try {
      return digits.length() % 4 == 0
          ? new String(Base64.getDecoder().decode(digits), StandardCharsets.UTF_8)
          : null;
    } catch (IllegalArgumentException noBase64) {
      return null;
    }
  }
}
