package io.github.taskfilels.taskfile.read;

import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTemplate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values that may have any type: variables, elements of loops, rows of a matrix. */
final class ValueReader {
  private static final Refusal AS_STRING =
      Refusal.decode("cannot unmarshal !!map into " + ValueType.STRING.into());
  private static final Refusal AS_KEY = Refusal.decode("invalid map key");

  private final ReadContext context;

  private final boolean variable;

  /**
   * @param variable whether the values are those of variables, which are copied part by part
   */
  ValueReader(ReadContext context, boolean variable) {
    this.context = context;
    this.variable = variable;
  }

  /**
   * Null, Boolean, Long, BigInteger, Double, String, an unmodifiable List or an unmodifiable Map
   * with its keys in order.
   */
  @Nullable Object of(@Nullable YamlNode node) {
    if (node != null) {
      context.aliases().check(node);
    }
    return of(node, 0);
  }

  List<@Nullable Object> elements(YamlSequence sequence) {
    context.aliases().check(sequence);
    return elements(sequence, 0);
  }

  private @Nullable Object of(@Nullable YamlNode node, int depth) {
    YamlNode value = node == null || depth > Scalars.DEEPEST ? null : context.value(node);
    return switch (value) {
      case YamlScalar scalar -> scalar(scalar);
      case YamlSequence sequence -> elements(sequence, depth + 1);
      case YamlMapping mapping -> map(mapping, depth + 1);
      case YamlTemplate template -> {
        context.unquoted(template, depth == 0 ? AS_STRING : AS_KEY);
        yield template.text();
      }
      case null, default -> null;
    };
  }

  private @Nullable Object scalar(YamlScalar scalar) {
    if (scalar.type() == ScalarType.TIMESTAMP) {
      String what = variable ? "crashes on a date" : "makes a time of a date";
      context.failOrWarn(
          Kind.DATE_VALUE,
          variable,
          scalar.range(),
          "Task " + what + " that is not quoted; put it in quotes");
    }
    return Scalars.value(scalar);
  }

  private List<@Nullable Object> elements(YamlSequence sequence, int depth) {
    List<@Nullable Object> values = new ArrayList<>();
    for (YamlItem item : sequence.items()) {
      values.add(of(item.value(), depth));
    }
    return Collections.unmodifiableList(values);
  }

  private Map<Object, @Nullable Object> map(YamlMapping mapping, int depth) {
    Duplicates.report(context, mapping);
    Map<Object, @Nullable Object> values = new LinkedHashMap<>();
    YamlEntry merge = null;
    for (YamlEntry entry : mapping.entries()) {
      if (Merges.isMerge(entry)) {
        merge = entry;
        continue;
      }
      // A date as a key does no harm.
      Object key =
          entry.key() instanceof YamlScalar scalar ? Scalars.value(scalar) : of(entry.key(), depth);
      if (key instanceof List || key instanceof Map) {
        context.refuse(
            Kind.WRONG_KIND, entry.key().range(), "a key must be a word or a number", AS_KEY);
      } else if (key != null) {
        values.put(key, of(entry.value(), depth));
      }
    }
    if (merge != null) {
      Merges.targets(context, merge).forEach(target -> addAbsent(target, values, depth));
    }
    return Collections.unmodifiableMap(values);
  }

  private void addAbsent(YamlMapping from, Map<Object, @Nullable Object> into, int depth) {
    if (depth > Scalars.DEEPEST) {
      return;
    }
    map(from, depth + 1)
        .forEach(
            (key, value) -> {
              // A written null counts as written.
              if (!into.containsKey(key)) {
                into.put(key, value);
              }
            });
  }
}
