package io.github.taskfilels.lsp.convert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.taskfilels.ide.rules.FixOffers.Key;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/** What a code action carries until it is chosen: a list of the parts of its key. */
public final class FixData {
  private static final int PARTS = 4;

  private FixData() {}

  public static JsonArray of(Key key) {
    JsonArray data = new JsonArray();
    data.add(key.file().uri());
    data.add(key.rule());
    data.add(key.start());
    data.add(key.title());
    return data;
  }

  /** What a client gave back; null where it is none of ours. */
  public static @Nullable Key read(@Nullable Object data) {
    if (!(data instanceof JsonArray array) || array.size() != PARTS) {
      return null;
    }
    for (JsonElement element : array) {
      if (!element.isJsonPrimitive()) {
        return null;
      }
    }
    return array.get(2).getAsJsonPrimitive().isNumber()
        ? new Key(
            FileId.ofUri(array.get(0).getAsString()),
            array.get(1).getAsString(),
            array.get(2).getAsInt(),
            array.get(3).getAsString())
        : null;
  }
}
