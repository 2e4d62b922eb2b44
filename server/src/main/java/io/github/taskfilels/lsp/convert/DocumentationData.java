package io.github.taskfilels.lsp.convert;

import com.google.common.primitives.Ints;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item of completion or an inlay hint carries so that its documentation can be found: a
 * list of what is documented and its names.
 */
public final class DocumentationData {
  private DocumentationData() {}

  public static JsonArray of(Documentation documentation) {
    return switch (documentation) {
      case Documentation.OfKey(MappingType mapping, String key) ->
          array("key", mapping.name(), key);
      case Documentation.OfTask(FileId file, String task) -> array("task", file.uri(), task);
      case Documentation.OfInclude(FileId file, int index) ->
          array("include", file.uri(), Integer.toString(index));
      case Documentation.OfVariable(FileId file, String task, String name) ->
          array("variable", file.uri(), name, task);
      case Documentation.OfSpecial(String name) -> array("special", name);
      case Documentation.OfFunction(String name) -> array("function", name);
    };
  }

  private static JsonArray array(@Nullable String... words) {
    JsonArray data = new JsonArray();
    for (String word : words) {
      if (word != null) {
        data.add(word);
      }
    }
    return data;
  }

  /** What a client gave back; null where it is none of ours. */
  public static @Nullable Documentation read(@Nullable Object data) {
    List<String> words = new ArrayList<>();
    if (data instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (!(element instanceof JsonPrimitive word) || !word.isString()) {
          return null;
        }
        words.add(word.getAsString());
      }
    }
    return switch (words.isEmpty() ? "" : words.removeFirst() + words.size()) {
      case "key2" -> key(words.getFirst(), words.getLast());
      case "task2" -> new Documentation.OfTask(FileId.ofUri(words.getFirst()), words.getLast());
      case "include2" -> include(FileId.ofUri(words.getFirst()), words.getLast());
      case "variable2" ->
          new Documentation.OfVariable(FileId.ofUri(words.getFirst()), null, words.getLast());
      case "variable3" ->
          new Documentation.OfVariable(
              FileId.ofUri(words.getFirst()), words.getLast(), words.get(1));
      case "special1" -> new Documentation.OfSpecial(words.getFirst());
      case "function1" -> new Documentation.OfFunction(words.getFirst());
      default -> null;
    };
  }

  private static @Nullable Documentation include(FileId file, String index) {
    Integer place = Ints.tryParse(index);
    return place == null ? null : new Documentation.OfInclude(file, place);
  }

  private static @Nullable Documentation key(String mapping, String key) {
    for (MappingType type : MappingType.values()) {
      if (type.name().equals(mapping)) {
        return new Documentation.OfKey(type, key);
      }
    }
    return null;
  }
}
