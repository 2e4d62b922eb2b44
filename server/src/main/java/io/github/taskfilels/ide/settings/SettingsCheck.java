package io.github.taskfilels.ide.settings;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlAlias;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlMissing;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Holds a file of settings against the schema that {@link SettingsSchema} makes. */
public final class SettingsCheck {
  /** More help nobody. */
  private static final int MOST = 100;

  /** Of a shorter word nobody can say what it is the beginning of. */
  private static final int SHORTEST = 3;

  private final List<Misfit> found = new ArrayList<>();

  private SettingsCheck() {}

  /**
   * Something that is not as the schema says.
   *
   * @param message what is wrong and what to do; without a full stop
   * @param meant the word that is probably meant, where {@code range} is that of a word; null where
   *     none is near
   */
  public record Misfit(TextRange range, String message, @Nullable String meant) {}

  /** What is wrong, in order of position. */
  public static ImmutableList<Misfit> of(JsonObject schema, YamlNode root) {
    SettingsCheck check = new SettingsCheck();
    check.value(schema, root);
    return ImmutableList.copyOf(check.found);
  }

  private void value(JsonObject schema, YamlNode node) {
    if (found.size() >= MOST || isNothing(node)) {
      return;
    }
    if (node instanceof YamlAlias) {
      misfit(node, "aliases are not followed here; write the value itself");
    } else if (schema.has("properties") || schema.has("additionalProperties")) {
      mapping(schema, node);
    } else if (schema.has("items")) {
      list(schema.getAsJsonObject("items"), node);
    } else if (schema.has("anyOf")) {
      number(schema, node);
    } else if (schema.has("enum")) {
      word(words(schema), node);
    } else {
      scalar(schema, node);
    }
  }

  /** Nothing is set: not yet, or any more. */
  private static boolean isNothing(YamlNode node) {
    return node instanceof YamlMissing
        || (node instanceof YamlScalar scalar && scalar.type() == ScalarType.NULL);
  }

  private void mapping(JsonObject schema, YamlNode node) {
    if (!(node instanceof YamlMapping mapping)) {
      misfit(node, "this must be a mapping");
      return;
    }
    JsonObject properties = schema.getAsJsonObject("properties");
    List<String> names =
        properties == null
            ? words(schema.getAsJsonObject("propertyNames"))
            : List.copyOf(properties.keySet());
    // A name that is there already, or that another one was meant to be, is not meant by this one.
    Set<String> free = new LinkedHashSet<>(names);
    mapping.entries().forEach(entry -> free.remove(entry.keyText()));
    Set<String> seen = new HashSet<>();
    for (YamlEntry entry : mapping.entries()) {
      String name = entry.keyText();
      if (!names.contains(name)) {
        String meant = Similar.nearest(name, free);
        if (meant != null) {
          free.remove(meant);
        }
        unknown(entry.key(), properties == null ? "rule" : "setting", name, meant, names);
        continue;
      }
      if (!seen.add(name)) {
        misfit(entry.key(), "'" + name + "' is set twice; the last one counts");
      }
      value(
          properties == null
              ? schema.getAsJsonObject("additionalProperties")
              : properties.getAsJsonObject(name),
          entry.value());
    }
  }

  private void unknown(
      YamlNode key, String what, String name, @Nullable String meant, List<String> names) {
    String help =
        meant != null
            ? "; did you mean '" + meant + "'?"
            : what.equals("rule")
                ? "; 'taskfile-ls rules' lists all"
                : "; there are " + String.join(", ", names);
    add(key.range(), "there is no " + what + " '" + name + "'" + help, meant);
  }

  private void list(JsonObject items, YamlNode node) {
    if (!(node instanceof YamlSequence sequence)) {
      misfit(node, "this must be a list");
      return;
    }
    for (YamlItem item : sequence.items()) {
      value(items, item.value());
    }
  }

  private void number(JsonObject schema, YamlNode node) {
    String word =
        Streams.stream(schema.getAsJsonArray("anyOf"))
            .map(JsonElement::getAsJsonObject)
            .filter(either -> either.has("enum"))
            .flatMap(either -> words(either).stream())
            .collect(Collectors.joining(", "));
    boolean fits =
        node instanceof YamlScalar scalar
            && (scalar.value().equals(word)
                || (scalar.type() == ScalarType.INT && scalar.value().matches("\\d{1,9}")));
    if (!fits) {
      misfit(node, "this must be a whole number that is not negative, or '" + word + "'");
    }
  }

  private void word(List<String> words, YamlNode node) {
    String word = node instanceof YamlScalar scalar ? scalar.value() : "";
    if (!words.contains(word)) {
      add(node.range(), "this must be one of " + String.join(", ", words), meant(word, words));
    }
  }

  /** The nearest one, or the only one that begins so, as {@code warn} or {@code info}. */
  private static @Nullable String meant(String word, List<String> words) {
    List<String> longer =
        word.length() < SHORTEST
            ? List.of()
            : words.stream().filter(other -> other.startsWith(word)).toList();
    return longer.size() == 1 ? longer.getFirst() : Similar.nearest(word, words);
  }

  private void scalar(JsonObject schema, YamlNode node) {
    boolean flag = schema.get("type").getAsString().equals("boolean");
    boolean fits = node instanceof YamlScalar scalar && (!flag || scalar.type() == ScalarType.BOOL);
    if (!fits) {
      misfit(node, flag ? "this must be true or false" : "this must be a word");
    }
  }

  private static List<String> words(JsonObject schema) {
    return Streams.stream(schema.getAsJsonArray("enum")).map(JsonElement::getAsString).toList();
  }

  private void misfit(YamlNode node, String message) {
    add(node.range(), message, null);
  }

  private void add(TextRange range, String message, @Nullable String meant) {
    if (found.size() < MOST) {
      found.add(new Misfit(range, message, meant));
    }
  }
}
