package io.github.taskfilels.ide.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;

/**
 * YAML as JSON: the last of equal keys counts. Aliases are not followed, so that the result is as
 * small as the text; they, and what lies deeper than settings do, become null.
 */
final class YamlJson {
  private static final int DEEPEST = 8;

  private YamlJson() {}

  static JsonElement of(YamlNode node) {
    return of(node, 0);
  }

  private static JsonElement of(YamlNode node, int depth) {
    return switch (node) {
      case YamlScalar scalar -> of(scalar);
      case YamlMapping mapping when depth < DEEPEST -> {
        JsonObject object = new JsonObject();
        for (YamlEntry entry : mapping.entries()) {
          object.add(entry.keyText(), of(entry.value(), depth + 1));
        }
        yield object;
      }
      case YamlSequence sequence when depth < DEEPEST -> {
        JsonArray array = new JsonArray();
        for (YamlItem item : sequence.items()) {
          array.add(of(item.value(), depth + 1));
        }
        yield array;
      }
      default -> JsonNull.INSTANCE;
    };
  }

  private static JsonElement of(YamlScalar scalar) {
    String value = scalar.value();
    ScalarType type = scalar.type();
    if (type == ScalarType.BOOL) {
      return new JsonPrimitive(Boolean.parseBoolean(value));
    }
    // Other numbers are none that a setting takes.
    if (type == ScalarType.INT && value.matches("\\d{1,9}")) {
      return new JsonPrimitive(Integer.valueOf(value));
    }
    return type == ScalarType.NULL ? JsonNull.INSTANCE : new JsonPrimitive(value);
  }
}
