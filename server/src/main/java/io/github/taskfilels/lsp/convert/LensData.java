package io.github.taskfilels.lsp.convert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.ide.CodeLenses.Kind;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lens carries until it is seen: a list of its kind, and of the file and the name of its
 * task. It has no place in the text, which may be another one by then.
 */
public record LensData(Kind kind, Definition task) {

  public JsonArray json() {
    JsonArray data = new JsonArray();
    data.add(kind.name());
    data.add(task.file().uri());
    data.add(task.name());
    return data;
  }

  /** What a client gave back; null where it is none of ours. */
  public static @Nullable LensData read(@Nullable Object data) {
    List<String> words = new ArrayList<>();
    if (data instanceof JsonArray array) {
      for (JsonElement element : array) {
        if (element instanceof JsonPrimitive word && word.isString()) {
          words.add(word.getAsString());
        }
      }
    }
    Kind kind = words.size() == 3 ? kind(words.getFirst()) : null;
    return kind == null
        ? null
        : new LensData(kind, new Definition(FileId.ofUri(words.get(1)), words.getLast()));
  }

  private static @Nullable Kind kind(String name) {
    for (Kind kind : Kind.values()) {
      if (kind.isLazy() && kind.name().equals(name)) {
        return kind;
      }
    }
    return null;
  }
}
