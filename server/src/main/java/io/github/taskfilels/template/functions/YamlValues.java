package io.github.taskfilels.template.functions;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Numbers;
import io.github.taskfilels.go.time.GoTime;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlAnchors;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlParser;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import io.github.taskfilels.yaml.YamlTree;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads YAML into values by the rules of go.yaml.in/yaml/v3. */
final class YamlValues {
  private static final int DEEPEST = 500;
  private static final Pattern SPECIAL = Pattern.compile("[-+]?\\.(inf|Inf|INF|nan|NaN|NAN)");
  private static final List<String> TIMES =
      List.of(
          "2006-1-2T15:4:5.999999999Z07:00",
          "2006-1-2t15:4:5.999999999Z07:00",
          "2006-1-2 15:4:5.999999999",
          "2006-1-2");

  private final YamlAnchors anchors;

  private YamlValues(YamlTree tree) {
    this.anchors = new YamlAnchors(tree);
  }

  /**
   * @throws FunctionException for text that is not YAML
   */
  static @Nullable Object read(String text) {
    YamlTree tree = YamlParser.parse(text);
    if (!tree.errors().isEmpty()) {
      throw new FunctionException("yaml: " + tree.errors().getFirst().message());
    }
    return new YamlValues(tree).value(tree.root(), 0);
  }

  private @Nullable Object value(YamlNode node, int depth) {
    Budget.step();
    if (depth > DEEPEST) {
      throw new FunctionException("yaml: document contains excessive aliasing");
    }
    return switch (node) {
      case YamlScalar scalar -> scalar(scalar);
      case YamlSequence sequence -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (YamlItem item : sequence.items()) {
          list.add(value(item.value(), depth + 1));
        }
        yield list;
      }
      case YamlMapping mapping -> mapping(mapping, depth);
      case YamlAlias alias -> {
        YamlNode target = anchors.resolve(alias);
        if (target == null) {
          throw new FunctionException("yaml: unknown anchor '" + alias.name() + "' referenced");
        }
        yield value(target, depth + 1);
      }
      case YamlMissing _ -> null;
      case YamlTemplate template -> template.text();
    };
  }

  private Map<Object, @Nullable Object> mapping(YamlMapping mapping, int depth) {
    Map<Object, @Nullable Object> map = new HashMap<>();
    YamlNode merged = null;
    for (YamlEntry entry : mapping.entries()) {
      if (entry.keyText().equals("<<")) {
        merged = entry.value();
        continue;
      }
      Object key = value(entry.key(), depth + 1);
      if (key == null || key instanceof List || key instanceof Map) {
        throw new FunctionException("yaml: invalid map key: " + entry.keyText());
      }
      if (map.put(key, value(entry.value(), depth + 1)) != null) {
        throw new FunctionException(
            "yaml: unmarshal errors:\n  mapping key \"" + entry.keyText() + "\" already defined");
      }
    }
    if (merged != null) {
      merge(map, value(merged, depth + 1));
    }
    return map;
  }

  private static void merge(Map<Object, @Nullable Object> into, @Nullable Object from) {
    if (from instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            if (!into.containsKey(key)) {
              into.put(key, value);
            }
          });
    } else if (from instanceof List<?> list) {
      list.forEach(item -> merge(into, item));
    } else {
      throw new FunctionException("yaml: map merge requires map or sequence of maps as the value");
    }
  }

  private static @Nullable Object scalar(YamlScalar scalar) {
    String text = scalar.value();
    return switch (scalar.type()) {
      case NULL -> null;
      case BOOL -> text.equalsIgnoreCase("true");
      case INT -> integer(text);
      case FLOAT -> decimal(text);
      case TIMESTAMP -> time(text);
      case STRING -> text;
    };
  }

  private static Object integer(String text) {
    BigInteger value = Numbers.parseInteger(text.replace("_", ""));
    if (value == null) {
      return text;
    }
    if (value.bitLength() <= 63) {
      return value.longValue();
    }
    return value.signum() > 0 && value.bitLength() <= 64 ? value : (Object) value.doubleValue();
  }

  private static Object decimal(String text) {
    String number = text.replace("_", "");
    Double value =
        Numbers.parseFloat(SPECIAL.matcher(number).matches() ? number.replace(".", "") : number);
    return value == null ? text : value;
  }

  private static Object time(String text) {
    for (String layout : TIMES) {
      try {
        return GoTime.parse(layout, text, ZoneOffset.UTC);
      } catch (FunctionException e) {
        // Not this form; the next may fit, and what fits none stays text.
      }
    }
    return text;
  }
}
