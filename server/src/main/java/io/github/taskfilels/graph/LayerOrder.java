package io.github.taskfilels.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the vertices inside each layer so that few edges cross: barycentre sweeps, the best result
 * is kept.
 */
final class LayerOrder {
  private static final int SWEEPS = 12;

  private final LayeredGraph graph;
  private final int[] place;

  private LayerOrder(LayeredGraph graph) {
    this.graph = graph;
    this.place = new int[graph.vertices()];
  }

  static List<List<Integer>> of(LayeredGraph graph) {
    return new LayerOrder(graph).run();
  }

  private List<List<Integer>> run() {
    List<List<Integer>> current = copy(graph.layers());
    current.forEach(this::number);
    List<List<Integer>> best = copy(current);
    long least = crossings(current);
    for (int sweep = 0; sweep < SWEEPS && least > 0; sweep++) {
      boolean right = sweep % 2 == 0;
      for (int i = 0; i < current.size(); i++) {
        List<Integer> layer = current.get(right ? i : current.size() - 1 - i);
        sort(layer, right);
        number(layer);
      }
      long crossings = crossings(current);
      if (crossings < least) {
        least = crossings;
        best = copy(current);
      }
    }
    return best;
  }

  private void sort(List<Integer> layer, boolean byBefore) {
    double[] centre = new double[layer.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < layer.size(); i++) {
      List<Integer> neighbours = byBefore ? graph.before(layer.get(i)) : graph.after(layer.get(i));
      centre[i] = neighbours.stream().mapToInt(vertex -> place[vertex]).average().orElse(i);
      order.add(i);
    }
    order.sort(Comparator.comparingDouble(i -> centre[i]));
    List<Integer> sorted = order.stream().map(layer::get).toList();
    layer.clear();
    layer.addAll(sorted);
  }

  private void number(List<Integer> layer) {
    for (int i = 0; i < layer.size(); i++) {
      place[layer.get(i)] = i;
    }
  }

  private long crossings(List<List<Integer>> layers) {
    long sum = 0;
    for (int i = 0; i + 1 < layers.size(); i++) {
      sum += crossings(layers.get(i), layers.get(i + 1).size());
    }
    return sum;
  }

  /** Edges from top to bottom cross those that ended further down: counted with a Fenwick tree. */
  private long crossings(List<Integer> layer, int size) {
    int[] tree = new int[size + 1];
    long sum = 0;
    int seen = 0;
    for (int vertex : layer) {
      int[] ends = graph.after(vertex).stream().mapToInt(to -> place[to]).sorted().toArray();
      for (int end : ends) {
        int notBelow = 0;
        for (int at = end + 1; at > 0; at -= at & -at) {
          notBelow += tree[at];
        }
        sum += seen - notBelow;
      }
      for (int end : ends) {
        for (int at = end + 1; at <= size; at += at & -at) {
          tree[at]++;
        }
        seen++;
      }
    }
    return sum;
  }

  private static List<List<Integer>> copy(List<List<Integer>> layers) {
    List<List<Integer>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
    return copy;
  }
}
