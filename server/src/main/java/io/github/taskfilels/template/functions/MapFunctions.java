package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoInteger;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.go.value.GoStringMap;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.NoValue;
import io.github.taskfilels.go.value.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps, and looking into any container. */
final class MapFunctions {
  private MapFunctions() {}

  static @Nullable Object call(Arguments a) {
    return switch (a.function()) {
      case "index" -> index(a);
      case "len" -> length(a.any(0));
      case "dict" -> dict(a);
      case "get" -> a.map(0).containsKey(a.string(1)) ? a.map(0).get(a.string(1)) : "";
      case "set" -> changed(a, true);
      case "unset" -> changed(a, false);
      case "hasKey" -> a.map(0).containsKey(a.string(1));
      case "keys" -> keys(a);
      case "values" -> values(a.map(0));
      case "pick" -> pick(a);
      case "omit" -> {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(a.map(0));
        a.strings(1).forEach(copy::remove);
        yield copy;
      }
      case "pluck" -> pluck(a);
      case "dig" -> dig(a);
      case "merge" -> merge(a);
      default -> throw a.unknown();
    };
  }

  private static long length(@Nullable Object value) {
    return switch (value) {
      case null -> throw new FunctionException("len of nil pointer");
      case NoValue _ ->
          throw new FunctionException("reflect: call of reflect.Value.Type on zero Value");
      case String s -> Values.byteLength(s);
      case List<?> list -> list.size();
      case Map<?, ?> map -> map.size();
      case GoUuid _ -> GoUuid.BYTES;
      default -> throw new FunctionException("len of type " + Values.typeName(value));
    };
  }

  private static @Nullable Object index(Arguments a) {
    Object item = a.any(0);
    if (Values.isMissing(item)) {
      throw new FunctionException("index of untyped nil");
    }
    for (Object key : a.from(1)) {
      item =
          switch (item) {
            case null -> throw new FunctionException("index of nil pointer");
            case String s -> {
              byte[] bytes = Values.utf8(s);
              int at = position(key, bytes.length, "string");
              yield new GoInteger(Kind.UINT8, bytes[at] & 0xff);
            }
            case List<?> list -> list.get(position(key, list.size(), "slice"));
            case Map<?, ?> map -> entry(map, key);
            default ->
                throw new FunctionException("can't index item of type " + Values.typeName(item));
          };
    }
    return item;
  }

  private static int position(@Nullable Object key, int size, String what) {
    Kind kind = Values.kind(key);
    if (kind == Kind.INVALID) {
      throw new FunctionException("cannot index slice/array with nil");
    }
    if (!kind.isSigned() && !kind.isUnsigned()) {
      throw new FunctionException("cannot index slice/array with type " + Values.typeName(key));
    }
    long position = Values.toLong(key);
    if (position < 0 || position > size) {
      throw new FunctionException("index out of range: " + position);
    }
    if (position == size) {
      throw new FunctionException("reflect: " + what + " index out of range");
    }
    return (int) position;
  }

  private static @Nullable Object entry(Map<?, ?> map, @Nullable Object key) {
    if (!(key instanceof String) && Values.isStringMap(map)) {
      throw new FunctionException(
          Values.isMissing(key)
              ? "value is nil; should be of type string"
              : "value has type " + Values.typeName(key) + "; should be string");
    }
    if (Values.isMissing(key)) {
      return null;
    }
    if (key instanceof List || key instanceof Map) {
      throw new FunctionException("runtime error: hash of unhashable type " + Values.typeName(key));
    }
    Object value = map.get(key);
    return value == null && map instanceof GoStringMap ? "" : value;
  }

  private static Map<String, @Nullable Object> dict(Arguments a) {
    Map<String, @Nullable Object> dict = new HashMap<>();
    for (int i = 0; i < a.size(); i += 2) {
      dict.put(Formatter.print(a.any(i)), i + 1 < a.size() ? a.any(i + 1) : "");
    }
    return dict;
  }

  /**
   * Sets or removes an entry. As in sprig the map itself changes, so that later actions see it; the
   * maps of variables cannot be changed, and for them the result is a changed copy.
   */
  private static Map<?, ?> changed(Arguments a, boolean set) {
    if (a.any(0) == null && set) {
      throw new FunctionException("assignment to entry in nil map");
    }
    @SuppressWarnings("unchecked") // All maps of templates hold objects.
    Map<Object, @Nullable Object> map =
        a.any(0) instanceof HashMap<?, ?>
            ? (Map<Object, @Nullable Object>) a.map(0)
            : new HashMap<>(a.map(0));
    if (set) {
      map.put(a.string(1), a.any(2));
    } else {
      map.remove(a.string(1));
    }
    return map;
  }

  private static GoSlice keys(Arguments a) {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < a.size(); i++) {
      // Go gives them in random order; sorted is one of the possible orders.
      Values.sortedKeys(a.map(i)).forEach(key -> keys.add((String) key));
    }
    return GoSlice.strings(keys);
  }

  private static List<@Nullable Object> values(Map<?, ?> map) {
    List<@Nullable Object> values = new ArrayList<>();
    Values.sortedKeys(map).forEach(key -> values.add(map.get(key)));
    return values;
  }

  private static Map<String, @Nullable Object> pick(Arguments a) {
    Map<String, @Nullable Object> picked = new HashMap<>();
    for (String key : a.strings(1)) {
      if (a.map(0).containsKey(key)) {
        picked.put(key, a.map(0).get(key));
      }
    }
    return picked;
  }

  private static List<@Nullable Object> pluck(Arguments a) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 1; i < a.size(); i++) {
      if (a.map(i).containsKey(a.string(0))) {
        values.add(a.map(i).get(a.string(0)));
      }
    }
    return values;
  }

  private static @Nullable Object dig(Arguments a) {
    int keys = a.size() - 2;
    if (keys < 1) {
      throw new FunctionException("dig needs at least three arguments");
    }
    Map<?, ?> map = stringMap(a.any(a.size() - 1));
    List<String> path = new ArrayList<>();
    for (Object key : a.from(0).subList(0, keys)) {
      if (!(key instanceof String name)) {
        throw conversion(key, "string");
      }
      path.add(name);
    }
    for (String key : path.subList(0, keys - 1)) {
      if (!map.containsKey(key)) {
        return a.any(keys);
      }
      map = stringMap(map.get(key));
    }
    return map.containsKey(path.getLast()) ? map.get(path.getLast()) : a.any(keys);
  }

  private static Map<?, ?> stringMap(@Nullable Object value) {
    String wanted = "map[string]interface {}";
    if (value instanceof Map<?, ?> map && Values.typeName(value).equals(wanted)) {
      return map;
    }
    throw conversion(value, wanted);
  }

  private static FunctionException conversion(@Nullable Object value, String wanted) {
    String found = value == null ? "nil" : Values.typeName(value);
    return new FunctionException(
        "interface conversion: interface {} is " + found + ", not " + wanted);
  }

  private static Map<Object, @Nullable Object> merge(Arguments a) {
    Map<Object, @Nullable Object> merged = new HashMap<>();
    for (int i = 0; i < a.size(); i++) {
      merged.putAll(a.map(i));
    }
    return merged;
  }
}
