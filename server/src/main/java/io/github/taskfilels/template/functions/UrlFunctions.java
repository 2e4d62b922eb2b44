package io.github.taskfilels.template.functions;

import io.github.taskfilels.go.text.GoUrl;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** URLs. */
final class UrlFunctions {
  private UrlFunctions() {}

  static Object call(Arguments a) {
    return switch (a.function()) {
      case "urlParse" -> parse(a.string(0));
      case "urlJoin" -> join(a.map(0));
      case "joinUrl" -> {
        List<String> parts = a.strings(0);
        yield parts.isEmpty()
            ? ""
            : GoUrl.parse(parts.getFirst()).joinPath(parts.subList(1, parts.size())).toString();
      }
      default -> throw a.unknown();
    };
  }

  private static Map<String, Object> parse(String text) {
    GoUrl url;
    try {
      url = GoUrl.parse(text);
    } catch (FunctionException e) {
      throw new FunctionException("unable to parse url: " + e.getMessage());
    }
    Map<String, Object> map = new HashMap<>();
    map.put("scheme", url.scheme());
    map.put("host", url.host());
    map.put("hostname", url.hostname());
    map.put("path", url.path());
    map.put("query", url.query());
    map.put("opaque", url.opaque());
    map.put("fragment", url.fragment());
    map.put("userinfo", url.userinfo());
    return map;
  }

  private static String join(Map<?, ?> map) {
    return new GoUrl(
            part(map, "scheme"),
            part(map, "opaque"),
            userinfo(part(map, "userinfo")),
            part(map, "host"),
            part(map, "path"),
            "",
            false,
            part(map, "query"),
            part(map, "fragment"))
        .toString();
  }

  private static String userinfo(String text) {
    if (text.isEmpty()) {
      return "";
    }
    try {
      return GoUrl.parse("proto://" + text + "@host").userinfo();
    } catch (FunctionException e) {
      throw new FunctionException("unable to parse userinfo in dict: " + e.getMessage());
    }
  }

  private static String part(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null && !map.containsKey(key)) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    throw notText(key, value);
  }

  private static FunctionException notText(String key, @Nullable Object value) {
    return value == null
        ? Arguments.nilPointer()
        : new FunctionException(
            "unable to parse %s key, must be of type string, but %s found"
                .formatted(key, Values.kind(value).goName()));
  }
}
