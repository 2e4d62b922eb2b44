package io.github.taskfilels.graph;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.graph.GraphView.Box;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.graph.GraphView.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places a graph in layers from left to right, what needs before what is needed (Sugiyama's method:
 * edges that close a cycle are turned for the while, layers by longest path, order by barycentres,
 * positions by least squares). The same view always gives the same picture.
 */
public final class LayeredLayout {
  private static final double CHARACTER = 7.5;
  private static final double PADDING = 24;
  private static final double MIN_WIDTH = 56;
  private static final double MAX_WIDTH = 360;
  private static final double HEIGHT = 32;
  private static final double LAYER_GAP = 64;
  private static final double LOOP = 14;
  private static final double PARALLEL = 6;

  private final GraphView view;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final LayeredGraph graph;
  private final double[] widths;

  private LayeredLayout(GraphView view) {
    this.view = view;
    this.widths = new double[view.nodes().size()];
    for (Node node : view.nodes()) {
      widths[numbers.size()] = width(node.label());
      numbers.put(node.id(), numbers.size());
    }
    List<int[]> edges = new ArrayList<>();
    for (Edge edge : view.edges()) {
      edges.add(new int[] {number(edge.from()), number(edge.to())});
    }
    this.graph = LayeredGraph.of(view.nodes().size(), edges);
  }

  /**
   * The view with a box for each node and a line for each edge, the top left corner of all at the
   * origin.
   */
  public static GraphView place(GraphView view) {
    return new LayeredLayout(view).run();
  }

  private GraphView run() {
    double[] y = LayerPlacement.of(graph, HEIGHT);
    double[] left = new double[graph.layers().size() + 1];
    for (int layer = 0; layer < graph.layers().size(); layer++) {
      double widest = 0;
      for (int vertex : graph.layers().get(layer)) {
        widest = Math.max(widest, vertex < widths.length ? widths[vertex] : 0);
      }
      left[layer + 1] = left[layer] + widest + LAYER_GAP;
    }
    ImmutableList.Builder<Node> nodes = ImmutableList.builder();
    List<Box> boxes = new ArrayList<>();
    for (Node node : view.nodes()) {
      int number = number(node.id());
      Box box = new Box(round(left[graph.layer(number)]), round(y[number]), widths[number], HEIGHT);
      boxes.add(box);
      nodes.add(node.at(box));
    }
    ImmutableList.Builder<Edge> edges = ImmutableList.builder();
    Map<List<Integer>, Integer> parallel = new HashMap<>();
    for (int i = 0; i < view.edges().size(); i++) {
      Edge edge = view.edges().get(i);
      int from = number(edge.from());
      int to = number(edge.to());
      int turn =
          parallel.merge(List.of(Math.min(from, to), Math.max(from, to)), 1, Integer::sum) - 1;
      // 0, +1, -1, +2, …
      double shift = (turn % 2 == 0 ? -1 : 1) * ((turn + 1) / 2) * PARALLEL;
      double limited = Math.max(-HEIGHT / 2 + 4, Math.min(HEIGHT / 2 - 4, shift));
      edges.add(edge.along(line(i, boxes.get(from), boxes.get(to), y, left, limited)));
    }
    return new GraphView(
        view.kind(), view.title(), view.root(), nodes.build(), edges.build(), view.cycles());
  }

  private ImmutableList<Point> line(
      int edge, Box from, Box to, double[] y, double[] left, double shift) {
    if (from == to) {
      double right = from.x() + from.width();
      double middle = from.y() + from.height() / 2;
      return ImmutableList.of(
          new Point(right, middle - 8),
          new Point(right + LOOP, middle - 8),
          new Point(right + LOOP, middle + 8),
          new Point(right, middle + 8));
    }
    boolean turned = graph.isTurned(edge);
    Box first = turned ? to : from;
    Box last = turned ? from : to;
    List<Point> points = new ArrayList<>();
    points.add(new Point(round(first.x() + first.width()), round(middle(first) + shift)));
    for (int bend : graph.bends(edge)) {
      points.add(new Point(round(left[graph.layer(bend)]), round(y[bend] + HEIGHT / 2 + shift)));
    }
    points.add(new Point(round(last.x()), round(middle(last) + shift)));
    return ImmutableList.copyOf(turned ? reversed(points) : points);
  }

  private static List<Point> reversed(List<Point> points) {
    List<Point> copy = new ArrayList<>(points);
    Collections.reverse(copy);
    return copy;
  }

  private static double middle(Box box) {
    return box.y() + box.height() / 2;
  }

  private static double width(String label) {
    int longest = 0;
    for (String line : label.split("\n", -1)) {
      longest = Math.max(longest, line.length());
    }
    return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, Math.ceil(longest * CHARACTER + PADDING)));
  }

  private int number(String id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalArgumentException("an edge names no node: " + id);
    }
    return number;
  }

  private static double round(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
