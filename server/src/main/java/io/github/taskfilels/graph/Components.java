package io.github.taskfilels.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.graph.Graph;
import com.google.common.graph.SuccessorsFunction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The strongly connected components of a directed graph, by Tarjan's algorithm with a stack of its
 * own, so that depth does not matter. Linear in nodes and edges; the result follows the order of
 * the graph's nodes and successors.
 */
public final class Components<N> {
  private final ImmutableList<ImmutableList<N>> all;
  private final Set<N> loops;
  private final ImmutableMap<N, Integer> numberOf;

  private Components(Search<N> search) {
    this.all = search.found.build();
    this.loops = search.loops;
    ImmutableMap.Builder<N, Integer> numbers = ImmutableMap.builder();
    for (int i = 0; i < all.size(); i++) {
      for (N node : all.get(i)) {
        numbers.put(node, i);
      }
    }
    this.numberOf = numbers.buildOrThrow();
  }

  public static <N> Components<N> of(Graph<N> graph) {
    return of(graph.nodes(), graph);
  }

  /**
   * The components of a graph that need not be there as a whole.
   *
   * @param starts nodes from which all others can be reached
   * @param successors asked once for each node
   */
  public static <N> Components<N> of(Iterable<N> starts, SuccessorsFunction<N> successors) {
    Search<N> search = new Search<>(successors);
    starts.forEach(search::from);
    return new Components<>(search);
  }

  /** All components; one that is reached from another stands before it. */
  public ImmutableList<ImmutableList<N>> all() {
    return all;
  }

  /** Those that hold a cycle: more than one node, or one with an edge to itself. */
  public ImmutableList<ImmutableList<N>> cyclic() {
    return all.stream().filter(this::isCyclic).collect(ImmutableList.toImmutableList());
  }

  /** The component of a node. */
  public ImmutableList<N> of(N node) {
    return all.get(number(node));
  }

  /** Whether an edge of the graph lies on a cycle. */
  public boolean onCycle(N from, N to) {
    return number(from) == number(to);
  }

  /** Whether a node lies on a cycle. */
  public boolean onCycle(N node) {
    return isCyclic(of(node));
  }

  private boolean isCyclic(ImmutableList<N> component) {
    return component.size() > 1 || loops.contains(component.getFirst());
  }

  private int number(N node) {
    Integer number = numberOf.get(node);
    if (number == null) {
      throw new IllegalArgumentException("not a node of the graph: " + node);
    }
    return number;
  }

  private static final class Search<N> {
    private final SuccessorsFunction<N> successors;
    private final Set<N> loops = new HashSet<>();
    private final Map<N, Mark> marks = new HashMap<>();
    private final List<N> open = new ArrayList<>();
    private final ImmutableList.Builder<ImmutableList<N>> found = ImmutableList.builder();

    Search(SuccessorsFunction<N> successors) {
      this.successors = successors;
    }

    private static final class Mark {
      final int index;
      int low;
      boolean isOpen = true;

      Mark(int index) {
        this.index = index;
        this.low = index;
      }
    }

    private record Frame<N>(N node, Mark mark, Iterator<? extends N> rest) {}

    void from(N start) {
      if (marks.containsKey(start)) {
        return;
      }
      Deque<Frame<N>> path = new ArrayDeque<>();
      path.push(enter(start));
      while (!path.isEmpty()) {
        step(path);
      }
    }

    private Frame<N> enter(N node) {
      Mark mark = new Mark(marks.size());
      marks.put(node, mark);
      open.add(node);
      return new Frame<>(node, mark, successors.successors(node).iterator());
    }

    private void step(Deque<Frame<N>> path) {
      Frame<N> top = path.element();
      if (top.rest().hasNext()) {
        N next = top.rest().next();
        Mark known = marks.get(next);
        if (known == null) {
          path.push(enter(next));
        } else if (known.isOpen) {
          if (known == top.mark()) {
            loops.add(next);
          }
          top.mark().low = Math.min(top.mark().low, known.index);
        }
        return;
      }
      path.pop();
      if (!path.isEmpty()) {
        Mark parent = path.element().mark();
        parent.low = Math.min(parent.low, top.mark().low);
      }
      if (top.mark().low == top.mark().index) {
        close(top.node());
      }
    }

    private void close(N root) {
      int from = open.lastIndexOf(root);
      List<N> members = open.subList(from, open.size());
      for (N member : members) {
        Mark mark = marks.get(member);
        if (mark != null) {
          mark.isOpen = false;
        }
      }
      found.add(ImmutableList.copyOf(members));
      members.clear();
    }
  }
}
