package io.github.taskfilels.graph;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.taskfilels.graph.GraphView.Box;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.graph.GraphView.Point;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.Printable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a graph as JSON, in the shape of the protocol's {@code taskfile/graph} but with locations
 * for people: a path, and lines and columns that count from 1.
 */
public final class GraphJson {
  private final Function<FileId, @Nullable LineIndex> lines;

  /**
   * @param lines the lines of a file; null leaves out where in the file something stands
   */
  public GraphJson(Function<FileId, @Nullable LineIndex> lines) {
    this.lines = lines;
  }

  /** The graph, indented, ending with a line break. */
  public String write(GraphView view) {
    Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    return Printable.json(gson.toJson(tree(view))) + "\n";
  }

  private JsonObject tree(GraphView view) {
    JsonObject out = new JsonObject();
    out.addProperty("kind", view.kind().id());
    if (view.root() != null) {
      out.addProperty("root", view.root().toString());
    }
    out.addProperty("title", view.title());
    out.add("nodes", array(view.nodes(), this::node));
    out.add("edges", array(view.edges(), this::edge));
    out.add("cycles", array(view.cycles(), cycle -> strings(cycle)));
    return out;
  }

  private JsonObject node(Node node) {
    JsonObject out = new JsonObject();
    out.addProperty("id", node.id());
    out.addProperty("label", node.label());
    if (!node.detail().isEmpty()) {
      out.addProperty("detail", node.detail());
    }
    out.addProperty("kind", node.kind().id());
    out.add("flags", strings(node.flags().stream().map(Flag::id).toList()));
    location(out, node.file(), node.range());
    Box box = node.box();
    if (box != null) {
      out.addProperty("x", box.x());
      out.addProperty("y", box.y());
      out.addProperty("width", box.width());
      out.addProperty("height", box.height());
    }
    return out;
  }

  private JsonObject edge(Edge edge) {
    JsonObject out = new JsonObject();
    out.addProperty("from", edge.from());
    out.addProperty("to", edge.to());
    out.addProperty("kind", edge.kind().id());
    if (!edge.label().isEmpty()) {
      out.addProperty("label", edge.label());
    }
    out.addProperty("cycle", edge.cycle());
    location(out, edge.file(), edge.range());
    if (!edge.points().isEmpty()) {
      out.add("points", array(edge.points(), GraphJson::point));
    }
    return out;
  }

  private static JsonArray point(Point point) {
    JsonArray pair = new JsonArray();
    pair.add(point.x());
    pair.add(point.y());
    return pair;
  }

  private void location(JsonObject out, @Nullable FileId file, @Nullable TextRange range) {
    if (file == null) {
      return;
    }
    JsonObject location = new JsonObject();
    location.addProperty("file", file.toString());
    LineIndex index = range == null ? null : lines.apply(file);
    if (range != null && index != null) {
      LineColumn start = index.position(range.start(), PositionEncoding.UTF32);
      LineColumn end = index.position(range.end(), PositionEncoding.UTF32);
      location.addProperty("line", start.line() + 1);
      location.addProperty("column", start.column() + 1);
      location.addProperty("endLine", end.line() + 1);
      location.addProperty("endColumn", end.column() + 1);
    }
    out.add("location", location);
  }

  private static JsonArray strings(List<String> texts) {
    return array(texts, JsonPrimitive::new);
  }

  private static <T> JsonArray array(Iterable<T> elements, Function<? super T, JsonElement> json) {
    JsonArray out = new JsonArray();
    elements.forEach(element -> out.add(json.apply(element)));
    return out;
  }
}
