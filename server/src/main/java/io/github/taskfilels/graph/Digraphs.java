package io.github.taskfilels.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.graph.ElementOrder;
import com.google.common.graph.Graph;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.ImmutableGraph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Algorithms on directed graphs. An edge goes from the one that needs to the one that is needed.
 * All are iterative and deterministic: results follow the order of the graph's nodes and
 * successors, which {@link #builder} keeps.
 */
public final class Digraphs {
  /** Edges that a search for a shortest cycle walks before it keeps what it has found. */
  static final long MOST_WALKED = 5_000_000;

  private Digraphs() {}

  /**
   * A builder whose graph iterates over nodes and edges in the order in which they were added;
   * loops are allowed.
   */
  public static <N> ImmutableGraph.Builder<N> builder() {
    return GraphBuilder.directed()
        .allowsSelfLoops(true)
        .nodeOrder(ElementOrder.<N>insertion())
        .incidentEdgeOrder(ElementOrder.<N>stable())
        .immutable();
  }

  /** The nodes that can be reached from {@code starts}, these included, nearest first. */
  public static <N> ImmutableSet<N> reachable(Graph<N> graph, Iterable<N> starts) {
    Set<N> seen = new LinkedHashSet<>();
    Deque<N> queue = new ArrayDeque<>();
    for (N start : starts) {
      if (seen.add(start)) {
        queue.add(start);
      }
    }
    while (!queue.isEmpty()) {
      for (N next : graph.successors(queue.remove())) {
        if (seen.add(next)) {
          queue.add(next);
        }
      }
    }
    return ImmutableSet.copyOf(seen);
  }

  /**
   * A shortest path with both ends, over nodes that {@code within} accepts; {@code [from]} where
   * both are the same, and null where there is none.
   */
  public static <N> @Nullable ImmutableList<N> shortestPath(
      Graph<N> graph, N from, N to, Predicate<? super N> within) {
    Map<N, N> before = new HashMap<>();
    Deque<N> queue = new ArrayDeque<>();
    before.put(from, from);
    queue.add(from);
    while (!queue.isEmpty() && !before.containsKey(to)) {
      N node = queue.remove();
      for (N next : graph.successors(node)) {
        if (within.test(next) && before.putIfAbsent(next, node) == null) {
          queue.add(next);
        }
      }
    }
    return before.containsKey(to) ? walkBack(before, from, to) : null;
  }

  private static <N> ImmutableList<N> walkBack(Map<N, N> before, N from, N to) {
    List<N> path = new ArrayList<>();
    N node = to;
    while (!node.equals(from)) {
      path.add(node);
      N previous = before.get(node);
      if (previous == null) {
        throw new IllegalStateException("no way back from " + node);
      }
      node = previous;
    }
    path.add(from);
    return ImmutableList.copyOf(Lists.reverse(path));
  }

  /**
   * A shortest cycle that begins with the edge from {@code from} to {@code to}, the first node not
   * repeated at the end; null where the edge is on no cycle.
   */
  public static <N> @Nullable ImmutableList<N> cycleThrough(
      Graph<N> graph, N from, N to, Predicate<? super N> within) {
    if (from.equals(to)) {
      return ImmutableList.of(from);
    }
    ImmutableList<N> back = shortestPath(graph, to, from, within);
    if (back == null) {
      return null;
    }
    return ImmutableList.<N>builder().add(from).addAll(back.subList(0, back.size() - 1)).build();
  }

  /**
   * A shortest cycle inside one strongly connected component, the first node not repeated at the
   * end; empty where it holds none. It begins at the first of its nodes in the component's order.
   * Costs the number of nodes times edges; of a component where that is more than {@link
   * #MOST_WALKED}, it may be one that is not the shortest.
   */
  public static <N> ImmutableList<N> shortestCycle(Graph<N> graph, Iterable<N> component) {
    for (N node : component) {
      if (graph.hasEdgeConnecting(node, node)) {
        return ImmutableList.of(node);
      }
    }
    return shortestCycleOfSeveral(graph, component);
  }

  /** As {@link #shortestCycle}, but an edge from a node to itself is no cycle. */
  public static <N> ImmutableList<N> shortestCycleOfSeveral(Graph<N> graph, Iterable<N> component) {
    ImmutableSet<N> members = ImmutableSet.copyOf(component);
    ImmutableList<N> best = ImmutableList.of();
    long walked = 0;
    for (N start : members) {
      // Only a shorter one is of interest, and there is none shorter than two.
      if (best.size() == 2 || walked > MOST_WALKED) {
        break;
      }
      int most = best.isEmpty() ? members.size() : best.size() - 1;
      CycleSearch<N> search = new CycleSearch<>(graph, members, start);
      ImmutableList<N> cycle = search.shortest(most);
      walked += search.walked;
      best = cycle.isEmpty() ? best : cycle;
    }
    return best;
  }

  /** A search in breadth for the shortest way from a node back to itself. */
  private static final class CycleSearch<N> {
    private final Graph<N> graph;
    private final ImmutableSet<N> members;
    private final N start;
    private final Map<N, N> before = new HashMap<>();
    private long walked;

    CycleSearch(Graph<N> graph, ImmutableSet<N> members, N start) {
      this.graph = graph;
      this.members = members;
      this.start = start;
    }

    /** Empty where there is none of at most so many nodes. */
    ImmutableList<N> shortest(int most) {
      List<N> level = List.of(start);
      for (int nodes = 1; nodes <= most && !level.isEmpty(); nodes++) {
        List<N> next = new ArrayList<>();
        for (N node : level) {
          for (N successor : graph.successors(node)) {
            walked++;
            if (successor.equals(start)) {
              if (node.equals(start)) {
                continue; // A loop.
              }
              return walkBack(before, start, node);
            }
            if (members.contains(successor) && before.putIfAbsent(successor, node) == null) {
              next.add(successor);
            }
          }
        }
        level = next;
      }
      return ImmutableList.of();
    }
  }

  /**
   * Nodes by the longest way to the end of what they need.
   *
   * @param layers the first holds the nodes that need nothing; each node stands one layer after the
   *     last one it needs
   * @param blocked the nodes that are on a cycle or need one that is, in the graph's order
   */
  public record Layers<N>(ImmutableList<ImmutableList<N>> layers, ImmutableSet<N> blocked) {}

  /** Kahn's algorithm: what is needed comes first. Linear in nodes and edges. */
  public static <N> Layers<N> layers(Graph<N> graph) {
    Map<N, Integer> open = new LinkedHashMap<>();
    List<N> ready = new ArrayList<>();
    for (N node : graph.nodes()) {
      int degree = graph.outDegree(node);
      if (degree == 0) {
        ready.add(node);
      } else {
        open.put(node, degree);
      }
    }
    ImmutableList.Builder<ImmutableList<N>> layers = ImmutableList.builder();
    while (!ready.isEmpty()) {
      layers.add(ImmutableList.copyOf(ready));
      List<N> next = new ArrayList<>();
      for (N node : ready) {
        for (N dependent : graph.predecessors(node)) {
          Integer left =
              open.computeIfPresent(dependent, (n, count) -> count == 1 ? null : count - 1);
          if (left == null) {
            next.add(dependent);
          }
        }
      }
      ready = next;
    }
    return new Layers<>(layers.build(), ImmutableSet.copyOf(open.keySet()));
  }

  /**
   * The longest way through a graph.
   *
   * @param length the sum of the weights of {@code path}
   * @param path from a node that nothing needs to one that needs nothing; empty for an empty graph
   * @param weightToEnd for each node its weight and that of the longest way behind it
   */
  public record CriticalPath<N>(
      long length, ImmutableList<N> path, ImmutableMap<N, Long> weightToEnd) {}

  /**
   * The critical path of a graph without cycles; {@link IllegalArgumentException} where there is
   * one.
   *
   * @param weight not negative
   */
  public static <N> CriticalPath<N> criticalPath(Graph<N> graph, ToLongFunction<? super N> weight) {
    Map<N, Long> toEnd = new LinkedHashMap<>();
    Map<N, N> heaviest = new HashMap<>();
    N start = null;
    long most = -1;
    for (N node : order(graph)) {
      long behind = 0;
      for (N next : graph.successors(node)) {
        long length = toEnd.getOrDefault(next, 0L);
        if (!heaviest.containsKey(node) || length > behind) {
          heaviest.put(node, next);
          behind = length;
        }
      }
      long length = weight.applyAsLong(node) + behind;
      toEnd.put(node, length);
      if (length >= most) {
        // Of equal ones the last: anything that needs it would be as long and come later.
        most = length;
        start = node;
      }
    }
    ImmutableList.Builder<N> path = ImmutableList.builder();
    for (N node = start; node != null; node = heaviest.get(node)) {
      path.add(node);
    }
    return new CriticalPath<>(Math.max(0, most), path.build(), ImmutableMap.copyOf(toEnd));
  }

  /**
   * The nodes so that what is needed comes first; {@link IllegalArgumentException} where there is a
   * cycle.
   */
  public static <N> ImmutableList<N> order(Graph<N> graph) {
    Layers<N> layers = layers(graph);
    if (!layers.blocked().isEmpty()) {
      throw new IllegalArgumentException("the graph has a cycle around " + layers.blocked());
    }
    return layers.layers().stream().flatMap(List::stream).collect(ImmutableList.toImmutableList());
  }
}
