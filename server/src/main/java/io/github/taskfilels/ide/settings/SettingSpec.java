package io.github.taskfilels.ide.settings;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One setting of the section {@code taskfile} of an editor or of the file of a project, as data:
 * the server reads it by this, and the extension's manifest, the schema of that file and the pages
 * about settings are made from it.
 *
 * @param name its path below the section, with dots
 * @param standard the value where nothing of the right type is set
 * @param doc what it does, in Markdown
 * @param reader the value of a JSON element; null where it is of the wrong type
 * @param schema adds what the JSON schema of the setting says beside default and description
 */
public record SettingSpec<T>(
    String name,
    T standard,
    String doc,
    Function<JsonElement, @Nullable T> reader,
    Consumer<JsonObject> schema) {

  private static final String MACHINE = "machine";

  public static SettingSpec<Boolean> flag(String name, boolean standard, String doc) {
    return new SettingSpec<>(
        name,
        standard,
        doc,
        value ->
            value instanceof JsonPrimitive flag && flag.isBoolean() ? flag.getAsBoolean() : null,
        schema -> schema.addProperty("type", "boolean"));
  }

  /**
   * A whole number that is not negative, or a word; a negative number counts as 0.
   *
   * @param meant the value of the word
   */
  public static SettingSpec<Integer> countOr(
      String word, int meant, String name, int standard, String doc) {
    return new SettingSpec<>(
        name,
        standard,
        doc,
        value ->
            value instanceof JsonPrimitive number && number.isNumber()
                ? (Integer) Math.max(0, number.getAsInt())
                : word.equals(text(value)) ? (Integer) meant : null,
        schema -> {
          JsonObject count = new JsonObject();
          count.addProperty("type", "number");
          count.addProperty("minimum", 0);
          JsonObject other = new JsonObject();
          other.add("enum", array(ImmutableList.of(word)));
          JsonArray either = new JsonArray();
          either.add(count);
          either.add(other);
          schema.add("anyOf", either);
        });
  }

  /**
   * One of some words.
   *
   * @param words each with what it means
   */
  public static SettingSpec<String> word(
      String name, String standard, String doc, ImmutableMap<String, String> words) {
    return new SettingSpec<>(
        name,
        standard,
        doc,
        value -> text(value) instanceof String word && words.containsKey(word) ? word : null,
        schema -> {
          schema.addProperty("type", "string");
          schema.add("enum", array(words.keySet()));
          schema.add("markdownEnumDescriptions", array(words.values()));
        });
  }

  /** Any text. */
  public static SettingSpec<String> line(String name, String doc) {
    return new SettingSpec<>(
        name, "", doc, SettingSpec::text, schema -> schema.addProperty("type", "string"));
  }

  /**
   * The same setting, which only the user may set, for the whole machine: no workspace, and none
   * that the user does not trust.
   */
  public SettingSpec<T> ofMachine() {
    return new SettingSpec<>(
        name, standard, doc, reader, schema.andThen(json -> json.addProperty("scope", MACHINE)));
  }

  /** Whether only the user may set it. */
  public boolean isOfMachine() {
    JsonElement scope = jsonSchema().get("scope");
    return scope != null && scope.getAsString().equals(MACHINE);
  }

  public static SettingSpec<ImmutableList<String>> words(String name, String doc) {
    return new SettingSpec<>(
        name,
        ImmutableList.of(),
        doc,
        SettingSpec::texts,
        schema -> {
          schema.addProperty("type", "array");
          JsonObject items = new JsonObject();
          items.addProperty("type", "string");
          schema.add("items", items);
        });
  }

  /**
   * Words by name.
   *
   * @param names the names that make sense; asked only for the schema
   * @param values the words that make sense
   */
  public static SettingSpec<ImmutableMap<String, String>> wordsByName(
      String name,
      String doc,
      Supplier<ImmutableList<String>> names,
      ImmutableList<String> values) {
    return new SettingSpec<>(
        name,
        ImmutableMap.of(),
        doc,
        SettingSpec::textsByName,
        schema -> {
          schema.addProperty("type", "object");
          JsonObject keys = new JsonObject();
          keys.add("enum", array(names.get()));
          schema.add("propertyNames", keys);
          JsonObject value = new JsonObject();
          value.addProperty("type", "string");
          value.add("enum", array(values));
          schema.add("additionalProperties", value);
        });
  }

  /** The value in a section. */
  public T in(JsonObject section) {
    T set = setIn(section);
    return set == null ? standard : set;
  }

  /** The same; null where nothing of the right type is set. */
  @Nullable T setIn(JsonObject section) {
    JsonElement value = section;
    for (String key : Splitter.on('.').split(name)) {
      value = value instanceof JsonObject parent ? parent.get(key) : null;
    }
    return value == null ? null : reader.apply(value);
  }

  /** The JSON schema of its value, with default and description. */
  public JsonObject jsonSchema() {
    JsonObject json = new JsonObject();
    schema.accept(json);
    json.add("default", new Gson().toJsonTree(standard));
    json.addProperty("markdownDescription", doc);
    return json;
  }

  private static @Nullable String text(JsonElement value) {
    return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : null;
  }

  private static @Nullable ImmutableList<String> texts(JsonElement value) {
    if (!(value instanceof JsonArray array)) {
      return null;
    }
    ImmutableList.Builder<String> texts = ImmutableList.builder();
    for (JsonElement element : array) {
      if (text(element) instanceof String text) {
        texts.add(text);
      }
    }
    return texts.build();
  }

  private static @Nullable ImmutableMap<String, String> textsByName(JsonElement value) {
    if (!(value instanceof JsonObject object)) {
      return null;
    }
    ImmutableMap.Builder<String, String> texts = ImmutableMap.builder();
    object
        .asMap()
        .forEach(
            (name, element) -> {
              if (text(element) instanceof String text) {
                texts.put(name, text);
              }
            });
    return texts.buildOrThrow();
  }

  private static JsonArray array(Iterable<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
