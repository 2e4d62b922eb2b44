package io.github.taskfilels.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.graph.GraphView.Box;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.graph.GraphView.NodeKind;
import io.github.taskfilels.graph.GraphView.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayeredLayoutTest {

  static GraphView view(int nodes, List<int[]> edges) {
    ImmutableList.Builder<Node> all = ImmutableList.builder();
    for (int i = 0; i < nodes; i++) {
      String name = "n" + i;
      all.add(Node.of(name, name, NodeKind.TASK, "", ImmutableSet.of(), null, null));
    }
    ImmutableList.Builder<Edge> lines = ImmutableList.builder();
    for (int[] edge : edges) {
      lines.add(Edge.of("n" + edge[0], "n" + edge[1], EdgeKind.DEP, "", false, null, null));
    }
    return new GraphView(
        GraphView.Kind.TASK, "test", null, all.build(), lines.build(), ImmutableList.of());
  }

  private static Box box(GraphView view, int node) {
    Box box = view.nodes().get(node).box();
    assertThat(box).isNotNull();
    return box;
  }

  @Test
  void aDiamondIsDrawnInThreeLayersAroundOneLine() {
    GraphView placed =
        LayeredLayout.place(
            view(
                4,
                List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {1, 3}, new int[] {2, 3})));
    assertThat(box(placed, 0).x()).isLessThan(box(placed, 1).x());
    assertThat(box(placed, 1).x()).isEqualTo(box(placed, 2).x()).isLessThan(box(placed, 3).x());
    assertThat(box(placed, 0).y()).isEqualTo(box(placed, 3).y());
    assertThat(box(placed, 0).y() * 2).isEqualTo(box(placed, 1).y() + box(placed, 2).y());
  }

  @Test
  void randomGraphsNeverOverlapAndLinesEndAtTheirBoxes() {
    for (long seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      int nodes = 1 + random.nextInt(25);
      List<int[]> edges = new ArrayList<>();
      for (int i = random.nextInt(50); i > 0; i--) {
        edges.add(new int[] {random.nextInt(nodes), random.nextInt(nodes)});
      }
      GraphView placed = LayeredLayout.place(view(nodes, edges));
      String label = "seed " + seed;
      assertThat(placed).as(label).isEqualTo(LayeredLayout.place(view(nodes, edges)));
      for (int a = 0; a < nodes; a++) {
        assertThat(box(placed, a).x()).as(label).isNotNegative();
        assertThat(box(placed, a).y()).as(label).isNotNegative();
        for (int b = a + 1; b < nodes; b++) {
          assertThat(overlap(box(placed, a), box(placed, b)))
              .as(label + " " + a + " " + b)
              .isFalse();
        }
      }
      for (int i = 0; i < edges.size(); i++) {
        ImmutableList<Point> points = placed.edges().get(i).points();
        assertThat(touches(box(placed, edges.get(i)[0]), points.getFirst())).as(label).isTrue();
        assertThat(touches(box(placed, edges.get(i)[1]), points.getLast())).as(label).isTrue();
      }
    }
  }

  private static boolean overlap(Box a, Box b) {
    return a.x() < b.x() + b.width()
        && b.x() < a.x() + a.width()
        && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
  }

  private static boolean touches(Box box, Point point) {
    boolean onSide =
        Math.abs(point.x() - box.x()) < 0.2 || Math.abs(point.x() - box.x() - box.width()) < 0.2;
    return onSide && point.y() > box.y() - 0.2 && point.y() < box.y() + box.height() + 0.2;
  }

  @Test
  void deepAndWideGraphsArePlaced() {
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      edges.add(new int[] {i, i + 1});
      edges.add(new int[] {0, i + 1});
    }
    assertThat(LayeredLayout.place(view(2_001, edges)).nodes())
        .allMatch(node -> node.box() != null);
  }
}
