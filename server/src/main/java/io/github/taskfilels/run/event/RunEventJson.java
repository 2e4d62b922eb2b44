package io.github.taskfilels.run.event;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.text.Printable;
import java.util.List;

/** Writes events as JSON, as their {@link RunEventForm} says. */
public final class RunEventJson {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private RunEventJson() {}

  /** One line of the event log, without newline. */
  public static String line(RunEvent event) {
    return Printable.json(GSON.toJson(object(event)));
  }

  /** The event as a JSON object. */
  public static JsonObject object(RunEvent event) {
    return object(event, RunEventForm.of(event));
  }

  private static <E extends RunEvent> JsonObject object(E event, RunEventForm<E> form) {
    JsonObject json = new JsonObject();
    json.addProperty("seq", event.seq());
    json.addProperty("at", event.at());
    json.addProperty("event", form.name());
    for (RunEventForm.Member<E> member : form.members()) {
      Object value = member.value().apply(event);
      if (value != null) {
        json.add(member.name(), element(value));
      }
    }
    return json;
  }

  private static JsonElement element(Object value) {
    return switch (value) {
      case String text -> new JsonPrimitive(text);
      case Number number -> new JsonPrimitive(number);
      case Boolean flag -> new JsonPrimitive(flag);
      case List<?> list -> {
        JsonArray array = new JsonArray();
        list.forEach(one -> array.add(element(one)));
        yield array;
      }
      default -> throw new IllegalArgumentException("no JSON for " + value);
    };
  }
}
