package io.github.taskfilels.template.functions;

import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.go.fmt.Formatter;
import io.github.taskfilels.go.fmt.Quoting;
import io.github.taskfilels.go.value.Kind;
import io.github.taskfilels.go.value.Values;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The dump of go-spew: types, lengths and content, one element a line. Maps are sorted, so that it
 * is repeatable.
 */
final class Spew {
  private final StringBuilder out = new StringBuilder();

  private Spew() {}

  static String dump(List<@Nullable Object> values) {
    Spew spew = new Spew();
    for (Object value : values) {
      spew.value(value, 0);
      spew.out.append('\n');
    }
    return spew.out.toString();
  }

  private void value(@Nullable Object value, int indent) {
    Budget.text(indent);
    Budget.step();
    if (Values.isMissing(value)) {
      out.append("(interface {}) <nil>");
      return;
    }
    out.append('(').append(Values.typeName(value)).append(") ");
    Kind kind = Values.kind(value);
    if (value instanceof String s) {
      Budget.text(s.length());
      out.append("(len=").append(Values.byteLength(s)).append(") ").append(Quoting.quote(s));
    } else if (value instanceof List<?> list) {
      list(list, indent);
    } else if (value instanceof Map<?, ?> map) {
      map(map, indent);
    } else if (kind == Kind.UINT8) {
      out.append(Values.toLong(value));
    } else {
      out.append(Formatter.print(value));
    }
  }

  private void list(List<?> list, int indent) {
    if (Values.isNilSlice(list)) {
      out.append("<nil>");
      return;
    }
    if (!list.isEmpty()) {
      out.append("(len=").append(list.size()).append(" cap=").append(list.size()).append(") ");
    }
    out.append("{\n");
    for (int i = 0; i < list.size(); i++) {
      out.repeat(' ', indent + 1);
      value(list.get(i), indent + 1);
      out.append(i < list.size() - 1 ? ",\n" : "\n");
    }
    out.repeat(' ', indent).append('}');
  }

  private void map(Map<?, ?> map, int indent) {
    if (!map.isEmpty()) {
      out.append("(len=").append(map.size()).append(") ");
    }
    out.append("{\n");
    List<Object> keys = Values.sortedKeys(map);
    for (int i = 0; i < keys.size(); i++) {
      out.repeat(' ', indent + 1);
      value(keys.get(i), indent + 1);
      out.append(": ");
      value(map.get(keys.get(i)), indent + 1);
      out.append(i < keys.size() - 1 ? ",\n" : "\n");
    }
    out.repeat(' ', indent).append('}');
  }
}
