package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Floats;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.text.GoStrings;
import io.github.taskfilels.go.time.GoTime;
import io.github.taskfilels.yaml.ScalarType;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes YAML as go.yaml.in/yaml/v3 marshals: block style, four spaces, sorted keys, quotes only
 * where needed.
 */
final class YamlWriter {
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?");
  private static final ImmutableSet<String> OLD_BOOLEANS =
      ImmutableSet.of(
          "y", "Y", "yes", "Yes", "YES", "on", "On", "ON", "n", "N", "no", "No", "NO", "off", "Off",
          "OFF");

  private final StringBuilder out = new StringBuilder();

  private YamlWriter() {}

  static String write(@Nullable Object value) {
    YamlWriter writer = new YamlWriter();
    writer.value(value, 0);
    return writer.out.toString();
  }

  /**
   * Writes a value and its line break; the cursor is where a scalar would begin, or at the start of
   * a line.
   */
  private void value(@Nullable Object value, int indent) {
    Budget.text(indent);
    Budget.step();
    switch (value) {
      case List<?> list when !list.isEmpty() -> list(list, indent);
      case Map<?, ?> map when !map.isEmpty() -> map(map, indent);
      case List<?> _ -> out.append("[]\n");
      case Map<?, ?> _ -> out.append("{}\n");
      case null, default -> out.append(scalar(value, indent, false)).append('\n');
    }
  }

  private static boolean isBlock(@Nullable Object value) {
    return (value instanceof List<?> list && !list.isEmpty())
        || (value instanceof Map<?, ?> map && !map.isEmpty());
  }

  private void list(List<?> list, int indent) {
    boolean first = true;
    for (Object item : list) {
      out.repeat(' ', first ? 0 : indent).append("- ");
      first = false;
      value(item, indent + 2);
    }
  }

  private void map(Map<?, ?> map, int indent) {
    boolean first = true;
    List<Object> keys =
        map.keySet().stream().map(Object.class::cast).sorted(KeyOrder.NATURAL).toList();
    for (Object key : keys) {
      out.repeat(' ', first ? 0 : indent).append(scalar(key, indent, true)).append(':');
      first = false;
      Object value = map.get(key);
      if (isBlock(value)) {
        out.append('\n').repeat(' ', indent + 4);
        value(value, indent + 4);
      } else {
        out.append(' ');
        value(value, indent + 4);
      }
    }
  }

  private static String scalar(@Nullable Object value, int indent, boolean key) {
    return switch (value) {
      case null -> "null";
      case String text -> text(text, indent, key);
      case Double number -> decimal(number);
      case GoTime time -> time.format("2006-01-02T15:04:05.999999999Z07:00");
      default -> Formatter.print(value);
    };
  }

  private static String decimal(double number) {
    return switch (Floats.format(number, 'g', -1)) {
      case "+Inf" -> ".inf";
      case "-Inf" -> "-.inf";
      case "NaN" -> ".nan";
      case String text -> text;
    };
  }

  private static String text(String text, int indent, boolean key) {
    Budget.text(text.length());
    ScalarShape shape = ScalarShape.of(text);
    if (text.indexOf('\n') >= 0) {
      return key || !shape.blockAllowed() ? doubleQuoted(text) : literal(text, indent);
    }
    boolean plain =
        ScalarType.ofPlain(text) == ScalarType.STRING
            && !BASE_60.matcher(text).matches()
            && !OLD_BOOLEANS.contains(text);
    if (!plain) {
      return doubleQuoted(text);
    }
    if (shape.plainAllowed()) {
      return text;
    }
    return shape.singleQuotesAllowed() ? "'" + text.replace("'", "''") + "'" : doubleQuoted(text);
  }

  private static String literal(String text, int indent) {
    StringBuilder block = new StringBuilder("|");
    int step = Math.max(indent, indent == 0 ? 4 : indent);
    if (text.startsWith(" ") || text.startsWith("\n")) {
      block.append(4);
    }
    String body = text;
    if (!text.endsWith("\n")) {
      block.append('-');
    } else if (text.endsWith("\n\n") || text.equals("\n")) {
      block.append('+');
      body = text.substring(0, text.length() - 1);
    } else {
      body = text.substring(0, text.length() - 1);
    }
    for (String line : GoStrings.split(body, "\n", -1)) {
      Budget.text(step);
      block.append('\n').repeat(' ', line.isEmpty() ? 0 : step).append(line);
    }
    return block.toString();
  }

  private static String doubleQuoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(c -> escape(quoted, c));
    return quoted.append('"').toString();
  }

  private static void escape(StringBuilder out, int c) {
    switch (c) {
      case 0 -> out.append("\\0");
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case 11 -> out.append("\\v");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      case 0x1b -> out.append("\\e");
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case 0x85 -> out.append("\\N");
      case 0xA0 -> out.append("\\_");
      case 0x2028 -> out.append("\\L");
      case 0x2029 -> out.append("\\P");
      default -> {
        if (ScalarShape.isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          out.append(String.format(c < 256 ? "\\x%02X" : c < 0x10000 ? "\\u%04X" : "\\U%08X", c));
        }
      }
    }
  }
}
