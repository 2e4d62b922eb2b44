package io.github.taskfilels.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the height of each vertex: as near to the mean of its neighbours as the order and the gaps
 * of its layer allow. Each layer is solved exactly by isotonic regression (pooling of adjacent
 * violators).
 */
final class LayerPlacement {
  private static final int SWEEPS = 8;
  private static final double GAP = 18;
  private static final double BEND_GAP = 10;

  private final LayeredGraph graph;
  private final double height;
  private final double[] y;

  private LayerPlacement(LayeredGraph graph, double height) {
    this.graph = graph;
    this.height = height;
    this.y = new double[graph.vertices()];
  }

  /** The upper edge of each vertex, the smallest being 0. */
  static double[] of(LayeredGraph graph, double height) {
    return new LayerPlacement(graph, height).run();
  }

  private double[] run() {
    for (List<Integer> layer : graph.layers()) {
      double[] offsets = offsets(layer);
      for (int i = 0; i < layer.size(); i++) {
        y[layer.get(i)] = offsets[i];
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean right = sweep % 2 == 0;
      List<List<Integer>> layers = graph.layers();
      for (int i = 0; i < layers.size(); i++) {
        settle(layers.get(right ? i : layers.size() - 1 - i), right);
      }
    }
    double top = Double.MAX_VALUE;
    for (double value : y) {
      top = Math.min(top, value);
    }
    for (int i = 0; i < y.length; i++) {
      y[i] -= top;
    }
    return y;
  }

  private double[] offsets(List<Integer> layer) {
    double[] offsets = new double[layer.size()];
    for (int i = 1; i < offsets.length; i++) {
      boolean bends = graph.isBend(layer.get(i - 1)) && graph.isBend(layer.get(i));
      offsets[i] = offsets[i - 1] + (bends ? BEND_GAP : height + GAP);
    }
    return offsets;
  }

  private void settle(List<Integer> layer, boolean byBefore) {
    double[] offsets = offsets(layer);
    List<double[]> blocks = new ArrayList<>();
    for (int i = 0; i < offsets.length; i++) {
      int vertex = layer.get(i);
      List<Integer> neighbours = byBefore ? graph.before(vertex) : graph.after(vertex);
      double wanted =
          neighbours.stream().mapToDouble(other -> y[other]).average().orElse(y[vertex]);
      // A vertex without neighbours on this side stays only if nothing pushes it.
      double weight = neighbours.isEmpty() ? 0.2 : 1;
      double[] block = {(wanted - offsets[i]) * weight, weight, 1};
      while (!blocks.isEmpty() && mean(blocks.getLast()) > mean(block)) {
        double[] above = blocks.removeLast();
        for (int k = 0; k < block.length; k++) {
          block[k] += above[k];
        }
      }
      blocks.add(block);
    }
    int at = 0;
    for (double[] block : blocks) {
      for (int k = 0; k < block[2]; k++, at++) {
        y[layer.get(at)] = mean(block) + offsets[at];
      }
    }
  }

  private static double mean(double[] block) {
    return block[0] / block[1];
  }
}
