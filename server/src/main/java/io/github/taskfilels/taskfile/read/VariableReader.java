package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTemplate;
import org.jspecify.annotations.Nullable;

/** Reads {@code vars} and {@code env} ({@code ast/vars.go}, {@code ast/var.go}). */
final class VariableReader {
  private static final ImmutableList<String> TYPES = ImmutableList.of("ref", "map", "value", "sh");

  private final ReadContext context;
  private final ValueReader values;

  VariableReader(ReadContext context) {
    this.context = context;
    this.values = new ValueReader(context, true);
  }

  /** The variables under a key of the given mapping. */
  ImmutableList<Variable> read(MappingReader mappingReader, String key) {
    YamlMapping mapping = mappingReader.mapping(key);
    return mapping == null
        ? ImmutableList.of()
        : NamedEntries.read(context, mapping, "variable", this::variable);
  }

  private @Nullable Variable variable(YamlEntry entry) {
    if (Merges.isMerge(entry)) {
      refuseMerge(entry);
      return null;
    }
    YamlNode value = context.value(entry.value());
    if (value instanceof YamlMapping mapping) {
      return typed(entry, mapping);
    }
    return literal(entry, entry.value(), false);
  }

  /** Task reads the merged mapping as a variable of the name {@code <<}, by its first key. */
  private void refuseMerge(YamlEntry entry) {
    String first =
        context.value(entry.value()) instanceof YamlMapping mapping && !mapping.entries().isEmpty()
            ? mapping.entries().getFirst().keyText()
            : "";
    context.refuse(
        Kind.MERGE_KEY_MISPLACED,
        entry.key().range(),
        NamedEntries.mergeMessage("vars"),
        notAType(first));
  }

  /** How Task refuses a key that a variable does not have. */
  static Refusal notAType(String key) {
    return Refusal.decode(
        "\""
            + key
            + "\" is not a valid variable type."
            + " Try \"sh\", \"ref\", \"map\", \"value\" or using a scalar value");
  }

  private Variable literal(YamlEntry entry, @Nullable YamlNode node, boolean secret) {
    YamlNode value = node == null ? null : context.value(node);
    return new Variable(
        entry.keyText(),
        entry.key().range(),
        entry.range(),
        Variable.Kind.LITERAL,
        isString(value) ? ReadContext.asText(value) : null,
        values.of(value),
        secret);
  }

  private static boolean isString(@Nullable YamlNode value) {
    return value instanceof YamlTemplate
        || (value instanceof YamlScalar scalar
            && (scalar.type() == ScalarType.STRING || scalar.type() == ScalarType.TIMESTAMP));
  }

  private Variable typed(YamlEntry entry, YamlMapping mapping) {
    MappingReader mappingReader = MappingReader.of(context, mapping, MappingType.VARIABLE);
    boolean secret = mappingReader.isSet("secret");
    Text sh = mappingReader.text("sh");
    Text ref = mappingReader.nonEmpty("ref");
    check(entry, mapping, mappingReader);
    if (ref != null) {
      return computed(entry, Variable.Kind.REF, ref, secret);
    }
    for (String key : new String[] {"map", "value"}) {
      if (mappingReader.has(key)) {
        return literal(entry, mappingReader.value(key), secret);
      }
    }
    return sh == null
        ? literal(entry, null, secret)
        : computed(entry, Variable.Kind.SH, sh, secret);
  }

  private static Variable computed(YamlEntry entry, Variable.Kind kind, Text text, boolean secret) {
    return new Variable(
        entry.keyText(), entry.key().range(), entry.range(), kind, text, null, secret);
  }

  private void check(YamlEntry entry, YamlMapping mapping, MappingReader mappingReader) {
    boolean typed = false;
    boolean other = false;
    for (YamlEntry inner : mapping.entries()) {
      if (Merges.isMerge(inner)) {
        context.refuse(
            Kind.MERGE_KEY_MISPLACED,
            inner.key().range(),
            "'<<' does not work inside a variable",
            notAType("<<"));
      }
      typed |= TYPES.contains(inner.keyText());
      other |= MappingType.VARIABLE.key(inner.keyText()) == null;
    }
    if (!typed && !other) {
      context.refuse(
          Kind.VAR_NO_TYPE,
          valueRange(entry, mapping),
          "a variable needs one of 'sh', 'ref', 'map' or 'value', or a value that is no mapping",
          "a variable must define one of \"sh\", \"ref\", \"map\", \"value\" or be a scalar value");
    }
    ImmutableList<String> given =
        TYPES.stream().filter(mappingReader::has).collect(ImmutableList.toImmutableList());
    for (int i = 1; i < given.size(); i++) {
      context.warn(
          Kind.VAR_MULTIPLE_TYPES,
          mappingReader.keyRange(given.get(i)),
          "'" + given.get(i) + "' has no effect next to '" + given.getFirst() + "'");
    }
  }

  private TextRange valueRange(YamlEntry entry, YamlMapping mapping) {
    return mapping.entries().isEmpty() ? entry.key().range() : context.marked(mapping);
  }
}
