package io.github.taskfilels.go.text;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Floats;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.time.GoTime;
import io.github.taskfilels.go.value.FunctionException;
import io.github.taskfilels.go.value.GoValue;
import io.github.taskfilels.go.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON as Go's {@code encoding/json}: sorted keys, its own escapes and numbers. */
public final class JsonWriter {
  private final StringBuilder out = new StringBuilder();
  private final boolean escapeHtml;
  private final boolean pretty;

  private JsonWriter(boolean escapeHtml, boolean pretty) {
    this.escapeHtml = escapeHtml;
    this.pretty = pretty;
  }

  /**
   * @param escapeHtml whether {@code <}, {@code >} and {@code &} become escapes
   * @param pretty whether to break lines and indent by two spaces
   */
  public static String write(@Nullable Object value, boolean escapeHtml, boolean pretty) {
    JsonWriter jsonWriter = new JsonWriter(escapeHtml, pretty);
    jsonWriter.value(value, 0);
    return jsonWriter.out.toString();
  }

  private void value(@Nullable Object value, int depth) {
    Budget.text(pretty ? 2L * depth : 0);
    Budget.step();
    switch (value) {
      case null -> out.append("null");
      case String s -> string(s);
      case Double d -> number(d);
      case List<?> list -> list(list, depth);
      case Map<?, ?> map -> map(map, depth);
      case GoTime time -> string(time.format("2006-01-02T15:04:05.999999999Z07:00"));
      case GoValue special when !special.kind().isSigned() && !special.kind().isUnsigned() ->
          string(Formatter.print(special));
      default -> out.append(plain(value));
    }
  }

  private static String plain(Object value) {
    return switch (Values.kind(value)) {
      case INT, INT64 -> Long.toString(Values.toLong(value));
      case UINT8, UINT64 -> Long.toUnsignedString(Values.toLong(value));
      default -> Formatter.print(value);
    };
  }

  private void number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new FunctionException("json: unsupported value: " + Floats.format(value, 'g', -1));
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 1e-6 || size >= 1e21)) {
      // e-09 becomes e-9.
      out.append(Floats.format(value, 'e', -1).replaceFirst("e-0(?=[0-9]$)", "e-"));
    } else {
      out.append(Floats.format(value, 'f', -1));
    }
  }

  private void list(List<?> list, int depth) {
    if (Values.isNilSlice(list)) {
      out.append("null");
      return;
    }
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      separator(i == 0, depth + 1);
      value(list.get(i), depth + 1);
    }
    close(list.isEmpty(), depth, ']');
  }

  private void map(Map<?, ?> map, int depth) {
    if (!Values.isStringMap(map)) {
      throw new FunctionException("json: unsupported type: " + Values.typeName(map));
    }
    out.append('{');
    boolean first = true;
    for (Object key : Values.sortedKeys(map)) {
      separator(first, depth + 1);
      first = false;
      string((String) key);
      out.append(pretty ? ": " : ":");
      value(map.get(key), depth + 1);
    }
    close(map.isEmpty(), depth, '}');
  }

  private void separator(boolean first, int depth) {
    if (!first) {
      out.append(',');
    }
    if (pretty) {
      out.append('\n').repeat("  ", depth);
    }
  }

  private void close(boolean empty, int depth, char bracket) {
    if (pretty && !empty) {
      out.append('\n').repeat("  ", depth);
    }
    out.append(bracket);
  }

  private void string(String s) {
    Budget.text(s.length());
    out.append('"');
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '<', '>', '&' -> {
          if (escapeHtml) {
            escape(c);
          } else {
            out.append(c);
          }
        }
        case '\u2028', '\u2029' -> escape(c);
        default -> {
          if (c < ' ') {
            escape(c);
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private void escape(char c) {
    out.append(String.format("\\u%04x", (int) c));
  }
}
