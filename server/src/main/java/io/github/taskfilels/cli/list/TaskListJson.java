package io.github.taskfilels.cli.list;

import com.google.gson.stream.JsonWriter;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.Printable;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The list of tasks as JSON, key by key as Task writes it ({@code internal/editors/output.go}). */
public final class TaskListJson {
  private final JsonWriter json;
  private final Rows rows;

  private TaskListJson(JsonWriter json, Rows rows) {
    this.json = json;
    this.rows = rows;
  }

  /**
   * A task with its texts rendered.
   *
   * @param name its label, or its full name
   * @param upToDate null where nobody asked
   * @param place of its key; lines and columns begin with 0
   */
  public record Row(
      TaskView task,
      String name,
      String desc,
      String summary,
      List<String> aliases,
      @Nullable Boolean upToDate,
      LineColumn place) {}

  /** Gives the texts of a task, when its turn comes. */
  public interface Rows {
    Row of(TaskView task) throws ValueException;
  }

  /** One namespace: its own tasks, and the namespaces below it by name. */
  private record Namespace(List<TaskView> tasks, Map<String, Namespace> inner) {
    Namespace() {
      this(new ArrayList<>(), new TreeMap<>());
    }
  }

  /**
   * Go escapes what could end a script element, we what a terminal could obey. Both are in strings
   * only.
   */
  private static final class Escaping extends FilterWriter {
    Escaping(Writer out) {
      super(out);
    }

    @Override
    public void write(int c) throws IOException {
      switch (c) {
        case '<' -> out.write("\\u003c");
        case '>' -> out.write("\\u003e");
        case '&' -> out.write("\\u0026");
        default -> out.write(Printable.json(Character.toString(c)));
      }
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        write(text[i]);
      }
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      for (int i = offset; i < offset + length; i++) {
        write(text.charAt(i));
      }
    }
  }

  /**
   * Prints the list, task by task.
   *
   * @param location the root Taskfile
   * @param nested whether tasks stand below their namespaces
   */
  public static void print(
      PrintStream out, List<TaskView> tasks, Rows rows, String location, boolean nested)
      throws ValueException {
    Writer text = new Escaping(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    JsonWriter json = new JsonWriter(text);
    json.setIndent("  ");
    json.setHtmlSafe(false);
    try {
      json.beginObject();
      new TaskListJson(json, rows).contents(nested ? tree(tasks) : flat(tasks), true);
      json.name("location").value(location);
      json.endObject();
      text.write('\n');
      text.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a PrintStream does not fail", e);
    }
  }

  private static Namespace flat(List<TaskView> tasks) {
    return new Namespace(tasks, new TreeMap<>());
  }

  private static Namespace tree(List<TaskView> tasks) {
    Namespace root = new Namespace();
    for (TaskView task : tasks) {
      Namespace at = root;
      String[] parts = task.name().split(":", -1);
      for (int i = 0; i < parts.length - 1; i++) {
        at = at.inner().computeIfAbsent(parts[i], _ -> new Namespace());
      }
      at.tasks().add(task);
    }
    return root;
  }

  private void contents(Namespace namespace, boolean root) throws IOException, ValueException {
    json.name("tasks");
    if (namespace.tasks().isEmpty() && !root) {
      json.nullValue();
    } else {
      json.beginArray();
      for (TaskView task : namespace.tasks()) {
        task(rows.of(task));
      }
      json.endArray();
    }
    if (!namespace.inner().isEmpty()) {
      json.name("namespaces").beginObject();
      for (Map.Entry<String, Namespace> inner : namespace.inner().entrySet()) {
        json.name(inner.getKey()).beginObject();
        contents(inner.getValue(), false);
        json.endObject();
      }
      json.endObject();
    }
  }

  private void task(Row row) throws IOException {
    json.beginObject();
    json.name("name").value(row.name());
    json.name("task").value(row.task().name());
    json.name("desc").value(row.desc());
    json.name("summary").value(row.summary());
    json.name("aliases").beginArray();
    for (String alias : row.aliases()) {
      json.value(alias);
    }
    json.endArray();
    Boolean upToDate = row.upToDate();
    if (upToDate != null) {
      json.name("up_to_date").value(upToDate);
    }
    json.name("location").beginObject();
    json.name("line").value(row.place().line() + 1);
    json.name("column").value(row.place().column() + 1);
    json.name("taskfile").value(row.task().file().toString());
    json.endObject();
    json.endObject();
  }
}
