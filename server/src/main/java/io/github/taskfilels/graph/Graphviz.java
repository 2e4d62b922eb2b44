package io.github.taskfilels.graph;

import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Writes a graph in the DOT language of Graphviz. */
public final class Graphviz {
  private Graphviz() {}

  /** The graph, ending with a line break; node ids are those of the view. */
  public static String of(GraphView view) {
    StringBuilder out = new StringBuilder();
    out.append("digraph ").append(quote(view.title())).append(" {\n");
    out.append("  rankdir=LR;\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n");
    for (Node node : view.nodes()) {
      out.append("  ").append(quote(node.id())).append(attributes(attributes(node))).append(";\n");
    }
    for (Edge edge : view.edges()) {
      out.append("  ").append(quote(edge.from())).append(" -> ").append(quote(edge.to()));
      out.append(attributes(attributes(edge))).append(";\n");
    }
    return out.append("}\n").toString();
  }

  private static List<String> attributes(Node node) {
    List<String> list = new ArrayList<>();
    list.add("label=" + quote(node.label()));
    if (!node.detail().isEmpty()) {
      list.add("tooltip=" + quote(node.detail()));
    }
    if (node.flags().contains(Flag.MISSING)) {
      list.add("style=\"rounded,dashed\"");
      list.add("color=\"#c0392b\"");
    } else if (node.flags().contains(Flag.CYCLE)) {
      list.add("color=\"#c0392b\"");
      list.add("penwidth=3");
    } else if (node.flags().contains(Flag.OPTIONAL) || node.flags().contains(Flag.DYNAMIC)) {
      list.add("style=\"rounded,dashed\"");
    } else if (node.flags().contains(Flag.ROOT)) {
      list.add("penwidth=3");
    }
    return list;
  }

  private static List<String> attributes(Edge edge) {
    List<String> list = new ArrayList<>();
    if (!edge.label().isEmpty()) {
      list.add("label=" + quote(edge.label()));
    }
    if (edge.kind() == EdgeKind.CALL) {
      list.add("style=dashed");
    }
    if (edge.cycle()) {
      list.add("color=\"#c0392b\"");
      list.add("penwidth=3");
    }
    return list;
  }

  private static String attributes(List<String> list) {
    return list.isEmpty() ? "" : " [" + String.join(", ", list) + "]";
  }

  static String quote(String text) {
    return "\""
        + Printable.text(text)
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\r", "")
            .replace("\n", "\\n")
        + "\"";
  }
}
