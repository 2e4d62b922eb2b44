package io.github.taskfilels.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.text.LineColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of tasks as JSON, key by key as Task writes it ({@code internal/editors/output.go}). */
final class TaskListJson {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create();

  private TaskListJson() {}

  /**
   * A task with its texts rendered.
   *
   * @param name its label, or its full name
   * @param upToDate null where nobody asked
   * @param place of its key; lines and columns begin with 0
   */
  record Row(
      TaskView task,
      String name,
      String desc,
      String summary,
      List<String> aliases,
      @Nullable Boolean upToDate,
      LineColumn place) {}

  /** One namespace: its own tasks, and the namespaces below it by name. */
  private record Namespace(List<Row> tasks, Map<String, Namespace> inner) {
    Namespace() {
      this(new ArrayList<>(), new TreeMap<>());
    }
  }

  /**
   * @param location the root Taskfile
   * @param nested whether tasks stand below their namespaces
   */
  static String of(List<Row> rows, String location, boolean nested) {
    Namespace root = new Namespace();
    for (Row row : rows) {
      Namespace at = root;
      String[] parts = nested ? row.task().name().split(":", -1) : new String[] {""};
      for (int i = 0; i < parts.length - 1; i++) {
        at = at.inner().computeIfAbsent(parts[i], _ -> new Namespace());
      }
      at.tasks().add(row);
    }
    JsonObject json = namespace(root, true);
    json.addProperty("location", location);
    // Go escapes what could end a script element; these characters stand in strings only.
    return GSON.toJson(json)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static JsonObject namespace(Namespace namespace, boolean root) {
    JsonObject json = new JsonObject();
    JsonArray tasks = new JsonArray();
    namespace.tasks().forEach(row -> tasks.add(task(row)));
    JsonElement none = root ? tasks : JsonNull.INSTANCE;
    json.add("tasks", tasks.isEmpty() ? none : tasks);
    if (!namespace.inner().isEmpty()) {
      JsonObject inner = new JsonObject();
      namespace.inner().forEach((name, below) -> inner.add(name, namespace(below, false)));
      json.add("namespaces", inner);
    }
    return json;
  }

  private static JsonObject task(Row row) {
    JsonObject json = new JsonObject();
    json.addProperty("name", row.name());
    json.addProperty("task", row.task().name());
    json.addProperty("desc", row.desc());
    json.addProperty("summary", row.summary());
    JsonArray aliases = new JsonArray();
    row.aliases().forEach(aliases::add);
    json.add("aliases", aliases);
    if (row.upToDate() != null) {
      json.addProperty("up_to_date", row.upToDate());
    }
    JsonObject location = new JsonObject();
    location.addProperty("line", row.place().line() + 1);
    location.addProperty("column", row.place().column() + 1);
    location.addProperty("taskfile", row.task().file().toString());
    json.add("location", location);
    return json;
  }
}
