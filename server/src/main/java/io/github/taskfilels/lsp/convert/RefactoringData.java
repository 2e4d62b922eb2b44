package io.github.taskfilels.lsp.convert;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.taskfilels.ide.refactor.Refactorings.Key;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/** What a refactoring carries until it is chosen: a list of the parts of its key. */
public final class RefactoringData {
  private static final int PARTS = 5;
  private static final int FIRST_NUMBER = 1;
  private static final int TITLE = 4;

  private RefactoringData() {}

  public static JsonArray of(Key key) {
    JsonArray data = new JsonArray();
    data.add(key.file().uri());
    data.add(key.range().start());
    data.add(key.range().end());
    data.add(key.hash());
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
    for (int i = FIRST_NUMBER; i < TITLE; i++) {
      if (!array.get(i).getAsJsonPrimitive().isNumber()) {
        return null;
      }
    }
    int start = Math.max(0, array.get(1).getAsInt());
    return new Key(
        FileId.ofUri(array.get(0).getAsString()),
        new TextRange(start, Math.max(start, array.get(2).getAsInt())),
        array.get(3).getAsInt(),
        array.get(TITLE).getAsString());
  }
}
