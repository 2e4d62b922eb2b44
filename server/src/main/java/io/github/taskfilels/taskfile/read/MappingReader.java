package io.github.taskfilels.taskfile.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Refusal;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.schema.Key;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.taskfile.schema.Shape;
import io.github.taskfilels.taskfile.schema.ValueType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a mapping with fixed keys, read as Task's YAML library fills a Go struct: merge
 * keys are followed (written keys win, then earlier merged mappings), null means absent, unknown
 * keys are left out. Reports unknown and repeated keys when made, and values of the wrong kind when
 * they are asked for.
 */
final class MappingReader {
  private final ReadContext context;
  private final MappingType kind;
  private final YamlMapping mapping;
  private final Map<String, YamlEntry> entries = new LinkedHashMap<>();

  /** What is told of unknown keys, by the keys that were probably meant. */
  private final Map<String, Problem> misspelt = new HashMap<>();

  private MappingReader(ReadContext context, YamlMapping mapping, MappingType kind) {
    this.context = context;
    this.mapping = mapping;
    this.kind = kind;
  }

  static MappingReader of(ReadContext context, YamlMapping mapping, MappingType kind) {
    MappingReader mappingReader = new MappingReader(context, mapping, kind);
    mappingReader.collect(mapping, 0, null);
    return mappingReader;
  }

  YamlMapping mapping() {
    return mapping;
  }

  /** Whether the key is written (or merged in) with a value other than null. */
  boolean has(String key) {
    return value(key) != null;
  }

  /** Where each key is written that this kind of mapping knows. */
  ImmutableMap<String, TextRange> keys() {
    ImmutableMap.Builder<String, TextRange> keys =
        ImmutableMap.builderWithExpectedSize(entries.size());
    for (Map.Entry<String, YamlEntry> entry : entries.entrySet()) {
      keys.put(entry.getKey(), entry.getValue().key().range());
    }
    return keys.buildOrThrow();
  }

  /**
   * Reports that none of some keys is written; where one is misspelt, at that, instead of what is
   * told of it as an unknown key.
   */
  void lacks(Problem lack, String... keys) {
    for (String key : keys) {
      Problem unknown = misspelt.get(key);
      if (unknown != null) {
        if (lack.effect() != Problem.Effect.DOUBTFUL) {
          context.replace(unknown, UnknownKeys.lacking(unknown, kind, key, lack));
        }
        return;
      }
    }
    Problem ofTask = misspelt.get(UnknownKeys.OF_TASK);
    if (ofTask == null) {
      context.add(lack);
    } else {
      context.replace(ofTask, UnknownKeys.lacking(ofTask, kind, UnknownKeys.OF_TASK, lack));
    }
  }

  /** Where the key stands, or the mapping where it is not written. */
  TextRange keyRange(String key) {
    YamlEntry entry = entries.get(key);
    return entry == null ? context.marked(mapping) : entry.key().range();
  }

  /** The value of a key whatever its kind; null where it is absent or null. */
  @Nullable YamlNode value(String key) {
    YamlEntry entry = entries.get(key);
    return entry == null ? null : context.value(entry.value());
  }

  /** The value of a key if its shape is right for the key; reports it and gives null otherwise. */
  @Nullable YamlNode checked(String key) {
    YamlNode value = value(key);
    if (value == null) {
      return null;
    }
    ValueType valueType = formOf(key);
    if (valueType.accepts(ReadContext.shape(value))) {
      return value;
    }
    context.wrongKind(value, "'" + key + "'", valueType);
    return null;
  }

  @Nullable YamlMapping mapping(String key) {
    return checked(key) instanceof YamlMapping found ? found : null;
  }

  @Nullable YamlSequence list(String key) {
    return checked(key) instanceof YamlSequence found ? found : null;
  }

  @Nullable Text text(String key) {
    return context.text(checked(key));
  }

  /** A text that has to be there to count; the empty one is absent, as in Task. */
  @Nullable Text nonEmpty(String key) {
    Text text = text(key);
    return text == null || text.value().isEmpty() ? null : text;
  }

  @Nullable Flag flag(String key) {
    YamlNode value = checked(key);
    if (value == null) {
      return null;
    }
    Flag flag = value instanceof YamlScalar scalar ? Scalars.flag(scalar) : null;
    if (flag == null) {
      String quoted = Scalars.isQuotedBoolean(value) ? "; take away the quotes" : "";
      context.refuse(
          Problem.Kind.WRONG_KIND,
          value.range(),
          "'" + key + "' must be true or false, not " + ReadContext.kindOf(value) + quoted,
          Refusal.cannotUnmarshal(value, ValueType.BOOL.into()));
    }
    return flag;
  }

  boolean isSet(String key) {
    return Flag.isSet(flag(key));
  }

  /** Those of the given flags that are written. */
  ImmutableMap<FlagKey, Flag> flags(FlagKey... keys) {
    ImmutableMap.Builder<FlagKey, Flag> flags = ImmutableMap.builderWithExpectedSize(keys.length);
    for (FlagKey key : keys) {
      Flag flag = flag(key.key());
      if (flag != null) {
        flags.put(key, flag);
      }
    }
    return flags.buildOrThrow();
  }

  /**
   * A list of strings; null elements are left out. A form that also takes one string gives a list
   * of it.
   */
  ImmutableList<Text> texts(String key) {
    YamlNode value = checked(key);
    if (!(value instanceof YamlSequence sequence)) {
      Text single = context.text(value);
      return single == null || !formOf(key).accepts(Shape.SCALAR)
          ? ImmutableList.of()
          : ImmutableList.of(single);
    }
    ImmutableList.Builder<Text> texts = ImmutableList.builder();
    for (YamlItem item : sequence.items()) {
      YamlNode element = context.value(item.value());
      Text text = context.text(element);
      if (text != null) {
        texts.add(text);
      } else if (element != null) {
        context.wrongKind(element, "an element of '" + key + "'", "a string", elementOf(key));
      }
    }
    return texts.build();
  }

  /** What Task calls an element of a list of strings. */
  private String elementOf(String key) {
    return formOf(key) == ValueType.PLATFORMS ? ValueType.PLATFORM.into() : ValueType.STRING.into();
  }

  private ValueType formOf(String key) {
    Key known = kind.key(key);
    if (known == null) {
      throw new IllegalArgumentException(kind + " has no key " + key);
    }
    return known.valueType();
  }

  /**
   * @param merged the mappings that have been collected, the last one included; null before the
   *     first merge key is met
   */
  private void collect(YamlMapping from, int depth, @Nullable Set<YamlMapping> merged) {
    Duplicates.report(context, from);
    YamlEntry merge = null;
    for (YamlEntry entry : from.entries()) {
      String name = keyText(entry);
      if (Merges.isMerge(entry)) {
        merge = entry;
      } else if (name == null) {
        UnknownKeys.complex(context, entry, kind);
      } else if (kind.key(name) == null) {
        UnknownKeys.report(context, entry, name, kind, depth > 0, misspelt);
      } else if (depth == 0) {
        // Of repeated keys the last was written last, hence probably meant.
        entries.put(name, entry);
      } else {
        entries.putIfAbsent(name, entry);
      }
    }
    if (merge != null) {
      Set<YamlMapping> known = merged;
      if (known == null) {
        known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.add(from);
      }
      for (YamlMapping target : Merges.targets(context, merge)) {
        if (depth < Scalars.DEEPEST && known.add(target)) {
          collect(target, depth + 1, known);
        }
      }
    }
  }

  /**
   * Whether a string could be read, if there is a value at all; otherwise its kind has been
   * reported already.
   */
  static boolean isAbsentOrText(@Nullable YamlNode value) {
    return value == null || ReadContext.asText(value) != null;
  }

  /** A key that is null in YAML, such as {@code ~}, is still written as a word. */
  private @Nullable String keyText(YamlEntry entry) {
    YamlNode key = entry.key() instanceof YamlScalar ? entry.key() : context.value(entry.key());
    return key instanceof YamlScalar scalar ? scalar.value() : null;
  }
}
