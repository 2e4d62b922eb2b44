package io.github.taskfilels.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A graph in layers: every edge goes from one layer to the next, by way of bends where it is
 * longer. Vertices are numbers; those from the number of nodes on are bends.
 */
final class LayeredGraph {
  /** Beyond this, long edges are drawn as one line: the picture is unreadable anyway. */
  private static final int MAX_BENDS = 20_000;

  private final int nodes;
  private final List<int[]> edges;
  private final boolean[] turned;
  private final List<List<Integer>> bends = new ArrayList<>();
  private final List<Integer> layerOf = new ArrayList<>();
  private final List<List<Integer>> before = new ArrayList<>();
  private final List<List<Integer>> after = new ArrayList<>();
  private List<List<Integer>> layers = new ArrayList<>();

  private LayeredGraph(int nodes, List<int[]> edges) {
    this.nodes = nodes;
    this.edges = edges;
    this.turned = new boolean[edges.size()];
  }

  /**
   * @param edges pairs of node numbers, in any direction, loops allowed
   */
  static LayeredGraph of(int nodes, List<int[]> edges) {
    LayeredGraph graph = new LayeredGraph(nodes, edges);
    graph.turnBackEdges();
    graph.assignLayers();
    graph.addBends();
    graph.layers = LayerOrder.of(graph);
    return graph;
  }

  List<List<Integer>> layers() {
    return layers;
  }

  int vertices() {
    return layerOf.size();
  }

  int layer(int vertex) {
    return layerOf.get(vertex);
  }

  boolean isBend(int vertex) {
    return vertex >= nodes;
  }

  /** The neighbours in the layer before. */
  List<Integer> before(int vertex) {
    return before.get(vertex);
  }

  /** The neighbours in the layer after. */
  List<Integer> after(int vertex) {
    return after.get(vertex);
  }

  /** Whether an edge closes a cycle and so runs from right to left. */
  boolean isTurned(int edge) {
    return turned[edge];
  }

  /** The bends of an edge, from left to right. */
  List<Integer> bends(int edge) {
    return bends.get(edge);
  }

  private int left(int edge) {
    return edges.get(edge)[turned[edge] ? 1 : 0];
  }

  private int right(int edge) {
    return edges.get(edge)[turned[edge] ? 0 : 1];
  }

  private boolean isLoop(int edge) {
    return edges.get(edge)[0] == edges.get(edge)[1];
  }

  /**
   * Depth first, from nodes without dependents if there are any: an edge to a node on the way here
   * is turned.
   */
  private void turnBackEdges() {
    List<List<Integer>> out = new ArrayList<>();
    boolean[] needed = new boolean[nodes];
    for (int node = 0; node < nodes; node++) {
      out.add(new ArrayList<>());
    }
    for (int edge = 0; edge < edges.size(); edge++) {
      if (!isLoop(edge)) {
        out.get(edges.get(edge)[0]).add(edge);
        needed[edges.get(edge)[1]] = true;
      }
    }
    int[] state = new int[nodes];
    int[] next = new int[nodes];
    for (boolean withDependents : new boolean[] {false, true}) {
      for (int node = 0; node < nodes; node++) {
        if (needed[node] == withDependents && state[node] == 0) {
          walk(node, out, state, next);
        }
      }
    }
  }

  private void walk(int start, List<List<Integer>> out, int[] state, int[] next) {
    Deque<Integer> path = new ArrayDeque<>();
    path.push(start);
    state[start] = 1;
    while (!path.isEmpty()) {
      int node = path.element();
      if (next[node] == out.get(node).size()) {
        state[node] = 2;
        path.pop();
        continue;
      }
      int edge = out.get(node).get(next[node]++);
      int to = edges.get(edge)[1];
      if (state[to] == 1) {
        turned[edge] = true;
      } else if (state[to] == 0) {
        state[to] = 1;
        path.push(to);
      }
    }
  }

  private void assignLayers() {
    int[] open = new int[nodes];
    List<List<Integer>> out = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      out.add(new ArrayList<>());
    }
    for (int edge = 0; edge < edges.size(); edge++) {
      if (!isLoop(edge)) {
        out.get(left(edge)).add(right(edge));
        open[right(edge)]++;
      }
    }
    int[] layer = new int[nodes];
    Deque<Integer> ready = new ArrayDeque<>();
    for (int node = 0; node < nodes; node++) {
      if (open[node] == 0) {
        ready.add(node);
      }
    }
    while (!ready.isEmpty()) {
      int node = ready.remove();
      for (int to : out.get(node)) {
        layer[to] = Math.max(layer[to], layer[node] + 1);
        if (--open[to] == 0) {
          ready.add(to);
        }
      }
    }
    Arrays.stream(layer).forEach(this::addVertex);
  }

  private int addVertex(int layer) {
    layerOf.add(layer);
    before.add(new ArrayList<>());
    after.add(new ArrayList<>());
    while (layers.size() <= layer) {
      layers.add(new ArrayList<>());
    }
    layers.get(layer).add(layerOf.size() - 1);
    return layerOf.size() - 1;
  }

  private void addBends() {
    long wanted = 0;
    for (int edge = 0; edge < edges.size(); edge++) {
      wanted += isLoop(edge) ? 0 : layer(right(edge)) - layer(left(edge)) - 1;
    }
    for (int edge = 0; edge < edges.size(); edge++) {
      List<Integer> own = new ArrayList<>();
      bends.add(own);
      if (isLoop(edge) || (wanted > MAX_BENDS && layer(right(edge)) - layer(left(edge)) > 1)) {
        continue;
      }
      int last = left(edge);
      for (int layer = layer(last) + 1; layer < layer(right(edge)); layer++) {
        int bend = addVertex(layer);
        own.add(bend);
        link(last, bend);
        last = bend;
      }
      link(last, right(edge));
    }
  }

  private void link(int from, int to) {
    after.get(from).add(to);
    before.get(to).add(from);
  }
}
