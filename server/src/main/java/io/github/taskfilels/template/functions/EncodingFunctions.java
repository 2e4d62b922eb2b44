package io.github.taskfilels.template.functions;

import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.github.taskfilels.go.text.BaseDecoder;
import io.github.taskfilels.go.text.JsonReader;
import io.github.taskfilels.go.text.JsonWriter;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.Values;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import org.jspecify.annotations.Nullable;

/** Base 64 and 32, JSON, YAML, checksums. */
final class EncodingFunctions {
  private EncodingFunctions() {}

  static @Nullable Object call(Arguments a) {
    return switch (a.function()) {
      case "b64enc" -> BaseEncoding.base64().encode(Values.utf8(a.string(0)));
      case "b32enc" -> BaseEncoding.base32().encode(Values.utf8(a.string(0)));
      case "b64dec" -> BaseDecoder.base64(a.string(0));
      case "b32dec" -> BaseDecoder.base32(a.string(0));
      case "sha1sum" -> sha1(a.string(0));
      case "sha256sum" ->
          Hashing.sha256().hashString(a.string(0), StandardCharsets.UTF_8).toString();
      case "adler32sum" -> {
        Adler32 checksum = new Adler32();
        checksum.update(Values.utf8(a.string(0)));
        yield Long.toString(checksum.getValue());
      }
      case "fromJson" -> lenient(() -> JsonReader.read(a.string(0)), null);
      case "mustFromJson" -> JsonReader.read(a.string(0));
      case "toJson" -> lenient(() -> JsonWriter.write(a.any(0), true, false), "");
      case "toPrettyJson" -> lenient(() -> JsonWriter.write(a.any(0), true, true), "");
      case "mustToJson" -> JsonWriter.write(a.any(0), true, false);
      case "mustToPrettyJson" -> JsonWriter.write(a.any(0), true, true);
      case "toRawJson", "mustToRawJson" -> JsonWriter.write(a.any(0), false, false);
      case "fromYaml" -> lenient(() -> YamlValues.read(a.string(0)), null);
      case "mustFromYaml" -> YamlValues.read(a.string(0));
      case "toYaml", "mustToYaml" -> YamlWriter.write(a.any(0));
      default -> throw a.unknown();
    };
  }

  @SuppressWarnings("deprecation") // The function is SHA-1; nothing is secured by it.
  private static String sha1(String text) {
    return Hashing.sha1().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private interface Conversion {
    @Nullable Object run();
  }

  /** The forms without {@code must} swallow the error and give nothing. */
  private static @Nullable Object lenient(Conversion conversion, @Nullable Object otherwise) {
    try {
      return conversion.run();
    } catch (FunctionException e) {
      return otherwise;
    }
  }
}
