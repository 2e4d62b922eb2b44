package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.graph.Mermaid;
import io.github.taskfilels.lsp.protocol.Protocol;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import org.eclipse.lsp4j.Location;
import org.jspecify.annotations.Nullable;

/** Graphs as messages. */
public final class GraphMessages {
  private GraphMessages() {}

  public static Protocol.GraphResult of(
      Locations locations, Snapshot snapshot, FileId root, GraphView view) {
    return new Protocol.GraphResult(
        view.kind().id(),
        locations.uri(root),
        view.title(),
        snapshot.revision(),
        view.nodes().stream().map(node -> node(locations, snapshot, node)).toList(),
        view.edges().stream().map(edge -> edge(locations, snapshot, edge)).toList(),
        view.cycles().stream().map(List::<String>copyOf).toList(),
        Mermaid.of(view));
  }

  private static Protocol.GraphNode node(
      Locations locations, Snapshot snapshot, GraphView.Node node) {
    GraphView.Box box = node.box();
    return new Protocol.GraphNode(
        node.id(),
        node.label(),
        node.detail().isEmpty() ? null : node.detail(),
        node.kind().id(),
        node.flags().stream().map(GraphView.Flag::id).toList(),
        location(locations, snapshot, node.file(), node.range()),
        box == null ? null : box.x(),
        box == null ? null : box.y(),
        box == null ? null : box.width(),
        box == null ? null : box.height());
  }

  private static Protocol.GraphEdge edge(
      Locations locations, Snapshot snapshot, GraphView.Edge edge) {
    return new Protocol.GraphEdge(
        edge.from(),
        edge.to(),
        edge.kind().id(),
        edge.label().isEmpty() ? null : edge.label(),
        edge.cycle(),
        location(locations, snapshot, edge.file(), edge.range()),
        edge.points().isEmpty()
            ? null
            : edge.points().stream().map(point -> new double[] {point.x(), point.y()}).toList());
  }

  private static @Nullable Location location(
      Locations locations, Snapshot snapshot, @Nullable FileId file, @Nullable TextRange range) {
    return file == null
        ? null
        : locations.in(snapshot, file).apply(range == null ? TextRange.at(0) : range);
  }
}
