package io.github.taskfilels.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.graph.ImmutableGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Held to definitions that are too slow to use: transitive closure by Warshall's algorithm, and all
 * paths.
 */
class DigraphsTest {
  private static final int GRAPHS = 400;

  private static ImmutableGraph<Integer> random(Random random, boolean acyclic) {
    int size = 1 + random.nextInt(9);
    double density = random.nextDouble() * 0.5;
    ImmutableGraph.Builder<Integer> graph = Digraphs.builder();
    IntStream.range(0, size).forEach(graph::addNode);
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        if (random.nextDouble() < density && (!acyclic || from < to)) {
          graph.putEdge(from, to);
        }
      }
    }
    return graph.build();
  }

  /** Whether a way of at least one edge leads from one to the other. */
  private static boolean[][] closure(ImmutableGraph<Integer> graph) {
    int size = graph.nodes().size();
    boolean[][] reach = new boolean[size][size];
    graph.edges().forEach(edge -> reach[edge.source()][edge.target()] = true);
    for (int over = 0; over < size; over++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          reach[from][to] |= reach[from][over] && reach[over][to];
        }
      }
    }
    return reach;
  }

  private interface Check {
    void run(ImmutableGraph<Integer> graph, boolean[][] reach);
  }

  private static void forRandomGraphs(boolean acyclic, Check check) {
    for (long seed = 0; seed < GRAPHS; seed++) {
      ImmutableGraph<Integer> graph = random(new Random(seed), acyclic);
      try {
        check.run(graph, closure(graph));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", edges " + graph.edges(), e);
      }
    }
  }

  @Test
  void componentsHoldWhatReachesEachOther() {
    forRandomGraphs(
        false,
        (graph, reach) -> {
          Components<Integer> components = Components.of(graph);
          for (int a : graph.nodes()) {
            assertThat(components.onCycle(a)).isEqualTo(reach[a][a]);
            for (int b : graph.nodes()) {
              boolean together = a == b || (reach[a][b] && reach[b][a]);
              assertThat(components.of(a).contains(b)).isEqualTo(together);
            }
          }
          List<ImmutableList<Integer>> all = components.all();
          for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
              assertThat(reach[all.get(i).getFirst()][all.get(j).getFirst()]).isFalse();
            }
          }
        });
  }

  @Test
  void shortestCyclesAreCyclesAndNoneIsShorter() {
    forRandomGraphs(
        false,
        (graph, reach) -> {
          for (ImmutableList<Integer> component : Components.of(graph).all()) {
            ImmutableList<Integer> cycle = Digraphs.shortestCycle(graph, component);
            int least = leastCycle(graph, ImmutableSet.copyOf(component));
            assertThat(cycle).hasSize(least).doesNotHaveDuplicates();
            for (int i = 0; i < cycle.size(); i++) {
              int next = cycle.get((i + 1) % cycle.size());
              assertThat(graph.hasEdgeConnecting(cycle.get(i), next)).isTrue();
            }
          }
        });
  }

  /** To look from each of its nodes would take minutes. */
  @Test
  @Timeout(60)
  void aCycleOfManyNodesIsFoundAtOnce() {
    ImmutableGraph.Builder<Integer> ring = Digraphs.builder();
    int length = 50_000;
    for (int node = 0; node < length; node++) {
      ring.putEdge(node, (node + 1) % length);
      ring.putEdge(node, node);
    }
    ImmutableGraph<Integer> graph = ring.build();
    assertThat(Digraphs.shortestCycleOfSeveral(graph, graph.nodes())).hasSize(length);
    assertThat(Digraphs.shortestCycle(graph, graph.nodes())).containsExactly(0);
  }

  /** The smallest k for which some node reaches itself in k steps; 0 if there is none. */
  private static int leastCycle(ImmutableGraph<Integer> graph, Set<Integer> within) {
    for (int length = 1; length <= within.size(); length++) {
      for (int start : within) {
        Set<Integer> front = Set.of(start);
        for (int i = 0; i < length; i++) {
          Set<Integer> next = new HashSet<>();
          front.forEach(node -> next.addAll(graph.successors(node)));
          next.retainAll(within);
          front = next;
        }
        if (front.contains(start)) {
          return length;
        }
      }
    }
    return 0;
  }

  @Test
  void layersComeOneAfterWhatTheyNeed() {
    forRandomGraphs(
        true,
        (graph, reach) -> {
          Digraphs.Layers<Integer> layers = Digraphs.layers(graph);
          assertThat(layers.blocked()).isEmpty();
          for (int i = 0; i < layers.layers().size(); i++) {
            for (int node : layers.layers().get(i)) {
              assertThat(longestWay(graph, node)).isEqualTo(i);
            }
          }
          assertThat(Digraphs.order(graph)).hasSize(graph.nodes().size());
        });
  }

  private static int longestWay(ImmutableGraph<Integer> graph, int node) {
    return graph.successors(node).stream()
        .mapToInt(next -> 1 + longestWay(graph, next))
        .max()
        .orElse(0);
  }

  @Test
  void layersLeaveOutWhatNeedsACycle() {
    forRandomGraphs(
        false,
        (graph, reach) -> {
          Set<Integer> blocked = new HashSet<>();
          for (int a : graph.nodes()) {
            for (int b : graph.nodes()) {
              if (reach[b][b] && (a == b || reach[a][b])) {
                blocked.add(a);
              }
            }
          }
          assertThat(Digraphs.layers(graph).blocked()).containsExactlyInAnyOrderElementsOf(blocked);
        });
  }

  @Test
  void theCriticalPathIsTheHeaviest() {
    forRandomGraphs(
        true,
        (graph, reach) -> {
          Digraphs.CriticalPath<Integer> critical = Digraphs.criticalPath(graph, n -> n * 7 % 5);
          long heaviest =
              graph.nodes().stream().mapToLong(node -> heaviestWay(graph, node)).max().orElse(0);
          assertThat(critical.length()).isEqualTo(heaviest);
          assertThat(critical.path().stream().mapToLong(n -> n * 7 % 5).sum()).isEqualTo(heaviest);
          assertThat(graph.predecessors(critical.path().getFirst())).isEmpty();
          assertThat(graph.successors(critical.path().getLast())).isEmpty();
          for (int i = 0; i + 1 < critical.path().size(); i++) {
            assertThat(graph.hasEdgeConnecting(critical.path().get(i), critical.path().get(i + 1)))
                .isTrue();
          }
        });
  }

  private static long heaviestWay(ImmutableGraph<Integer> graph, int node) {
    long behind =
        graph.successors(node).stream().mapToLong(next -> heaviestWay(graph, next)).max().orElse(0);
    return node * 7 % 5 + behind;
  }

  @Test
  void pathsAreShortest() {
    ImmutableGraph<String> graph =
        Digraphs.<String>builder()
            .putEdge("a", "b")
            .putEdge("b", "c")
            .putEdge("a", "c")
            .putEdge("c", "a")
            .addNode("alone")
            .build();
    assertThat(Digraphs.shortestPath(graph, "a", "c", n -> true)).containsExactly("a", "c");
    assertThat(Digraphs.shortestPath(graph, "a", "a", n -> true)).containsExactly("a");
    assertThat(Digraphs.shortestPath(graph, "a", "alone", n -> true)).isNull();
    assertThat(Digraphs.cycleThrough(graph, "a", "b", n -> true)).containsExactly("a", "b", "c");
    assertThat(Digraphs.reachable(graph, List.of("b"))).containsExactly("b", "c", "a");
  }

  @Test
  void depthDoesNotMatter() {
    ImmutableGraph.Builder<Integer> chain = Digraphs.builder();
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      chain.putEdge(i, i + 1);
      expected.add(i);
    }
    expected.add(200_000);
    ImmutableGraph<Integer> graph = chain.build();
    assertThat(Components.of(graph).all()).hasSize(200_001);
    assertThat(Digraphs.criticalPath(graph, n -> 1).path()).isEqualTo(expected);
    assertThat(Components.of(chain.putEdge(200_000, 0).build()).cyclic()).hasSize(1);
  }

  @Test
  void orderNeedsAGraphWithoutCycles() {
    ImmutableGraph<String> graph = Digraphs.<String>builder().putEdge("a", "a").build();
    assertThatThrownBy(() -> Digraphs.order(graph)).isInstanceOf(IllegalArgumentException.class);
  }
}
