package io.github.taskfilels.ide;

import io.github.taskfilels.go.time.GoDuration;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.SchemaPosition;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InKey;
import io.github.taskfilels.taskfile.schema.SchemaPosition.InValue;
import io.github.taskfilels.taskfile.schema.SchemaPosition.Parent;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.taskfile.schema.Vocabulary;
import io.github.taskfilels.taskfile.schema.WordTexts;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.template.TemplateUses.NameUse;
import io.github.taskfilels.template.functions.FunctionTable;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlScalar;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is known of the words of the format itself: keys, fixed values, durations, functions. */
final class WordHovers {
  private WordHovers() {}

  /** A key of the format; null for a free name. */
  static @Nullable Hover key(InKey position, int offset) {
    MappingType type = position.mapping().type();
    if (type == null || position.word().isEmpty() || !position.word().touches(offset)) {
      return null;
    }
    String name = written(position);
    String text = name == null ? null : key(type, name);
    return text == null ? null : Hover.of(position.word(), text);
  }

  private static @Nullable String written(InKey position) {
    YamlMapping mapping = position.mapping().written();
    return mapping == null
        ? null
        : mapping.entries().stream()
            .filter(entry -> entry.key().range().equals(position.word()))
            .map(entry -> entry.keyText())
            .findFirst()
            .orElse(null);
  }

  private static @Nullable String key(MappingType type, String name) {
    String text = FormatTexts.key(type, name);
    return text == null
        ? null
        : "**key** " + Markdown.code(name) + " of " + type.title() + "\n\n" + text;
  }

  /** A function in a template. */
  static @Nullable Hover function(YamlScalar scalar, SchemaPosition position, int offset) {
    boolean expression =
        position instanceof InValue value && value.valueType().scalar() == ValueType.EXPRESSION;
    if (!expression && !Template.isTemplate(scalar.source())) {
      return null;
    }
    Template template =
        expression ? Template.parseExpression(scalar.value()) : Template.parse(scalar.value());
    int decoded = scalar.sourceMap().toDecoded(offset);
    for (NameUse use : template.uses().functions()) {
      if (use.range().touches(decoded) && FunctionTable.isFunction(use.name())) {
        return Hover.of(
            scalar.sourceMap().wordToSource(use.range()),
            "**function** " + FormatTexts.function(use.name()));
      }
    }
    return null;
  }

  /** A fixed word, a duration or a platform, with what its key does. */
  static @Nullable Hover value(InValue value, YamlScalar scalar) {
    String word = scalar.value();
    String meaning = Template.isTemplate(word) ? null : meaning(value, word);
    String key = ofKey(value.parent());
    if (meaning == null || key == null) {
      return null;
    }
    return Hover.of(scalar.range(), meaning + "\n\n---\n\n" + key);
  }

  private static @Nullable String meaning(InValue value, String word) {
    String text = fixedKey(value.parent()) ? WordTexts.of(word) : null;
    if (text != null) {
      return Markdown.code(word) + "\n\n" + Markdown.text(text);
    }
    ValueType type = value.valueType().scalar();
    if (type == null) {
      return null;
    }
    return switch (type) {
      case BOOL -> word.equals("true") || word.equals("false") ? Markdown.code(word) : null;
      case DURATION -> duration(word);
      case PLATFORM -> Vocabulary.isPlatform(word) ? platform(word) : null;
      default -> null;
    };
  }

  /** Whether the values of a key are fixed words. */
  private static boolean fixedKey(Parent parent) {
    return switch (parent) {
      case Parent.OfKey(var _, var key) ->
          !key.values().isEmpty() || key.valueType() == ValueType.LOOP;
      case Parent.OfList list -> fixedKey(list.of());
      default -> false;
    };
  }

  private static @Nullable String ofKey(Parent parent) {
    return switch (parent) {
      case Parent.OfKey(var mapping, var key) ->
          mapping.type() == null ? null : key(mapping.type(), key.name());
      case Parent.OfList list -> ofKey(list.of());
      default -> null;
    };
  }

  private static @Nullable String duration(String word) {
    Duration read = GoDuration.read(word);
    return read == null
        ? null
        : "**duration** " + Markdown.code(word) + ", " + Spans.of(read.toMillis());
  }

  private static String platform(String word) {
    int slash = word.indexOf('/');
    String first = slash < 0 ? word : word.substring(0, slash);
    boolean system = Vocabulary.SYSTEMS.contains(first);
    String named = first.equals("darwin") ? " (macOS)" : "";
    String text =
        (system ? "**operating system** " : "**processor** ") + Markdown.code(first) + named;
    return slash < 0
        ? text
        : text + " on **processor** " + Markdown.code(word.substring(slash + 1));
  }
}
