package io.github.taskfilels.lsp.convert;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonSerializationContext;
import com.google.gson.JsonSerializer;
import java.lang.reflect.Type;
import org.eclipse.lsp4j.AnnotatedTextEdit;
import org.eclipse.lsp4j.TextEdit;

/** Writes the note of an edit, which LSP4J 1.0 leaves out where an edit may be a snippet, too. */
public final class TextEditForm implements JsonSerializer<TextEdit> {
  private TextEditForm() {}

  /** Makes messages that are written by this carry the notes. */
  public static void configure(GsonBuilder gson) {
    gson.registerTypeAdapter(TextEdit.class, new TextEditForm());
  }

  @Override
  public JsonElement serialize(TextEdit edit, Type type, JsonSerializationContext context) {
    JsonObject object = new JsonObject();
    object.add("range", context.serialize(edit.getRange()));
    object.addProperty("newText", edit.getNewText());
    if (edit instanceof AnnotatedTextEdit annotated) {
      object.addProperty("annotationId", annotated.getAnnotationId());
    }
    return object;
  }
}
