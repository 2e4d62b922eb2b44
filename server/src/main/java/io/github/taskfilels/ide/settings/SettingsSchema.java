package io.github.taskfilels.ide.settings;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** The JSON schema of the file of a project, made of the settings that it may say. */
public final class SettingsSchema {
  private SettingsSchema() {}

  /** The schema (draft 7) of a section with these settings and no others. */
  public static JsonObject of(List<SettingSpec<?>> specs) {
    JsonObject schema = new JsonObject();
    schema.addProperty("$schema", "http://json-schema.org/draft-07/schema#");
    schema.addProperty("title", "Settings of taskfile-ls for a project (" + ProjectFile.NAME + ")");
    close(schema);
    for (SettingSpec<?> spec : specs) {
      JsonObject parent = schema;
      ImmutableList<String> path = ImmutableList.copyOf(Splitter.on('.').split(spec.name()));
      for (String key : path.subList(0, path.size() - 1)) {
        JsonObject properties = parent.getAsJsonObject("properties");
        if (!properties.has(key)) {
          properties.add(key, close(new JsonObject()));
        }
        parent = properties.getAsJsonObject(key);
      }
      parent.getAsJsonObject("properties").add(path.getLast(), value(spec));
    }
    return schema;
  }

  private static JsonObject value(SettingSpec<?> spec) {
    JsonObject value = spec.jsonSchema();
    // For editors that do not know the description in Markdown.
    value.addProperty("description", spec.doc().replace("`", ""));
    return value;
  }

  /** An object of which only the properties that are added may be set, or nothing. */
  private static JsonObject close(JsonObject object) {
    JsonArray types = new JsonArray();
    types.add("object");
    types.add("null");
    object.add("type", types);
    object.addProperty("additionalProperties", false);
    object.add("properties", new JsonObject());
    return object;
  }
}
