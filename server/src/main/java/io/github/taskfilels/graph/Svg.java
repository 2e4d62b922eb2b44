package io.github.taskfilels.graph;

import io.github.taskfilels.graph.GraphView.Box;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.graph.GraphView.Point;
import io.github.taskfilels.text.Printable;
import java.util.Locale;

/** Draws a graph as an SVG picture that needs no script and no font. */
public final class Svg {
  private static final double MARGIN = 16;
  private static final double LOOP_ROOM = 24;

  private Svg() {}

  /** The picture, ending with a line break; a view that was not placed is placed first. */
  public static String of(GraphView view) {
    boolean placed = view.nodes().stream().allMatch(node -> node.box() != null);
    return draw(placed ? view : LayeredLayout.place(view));
  }

  private static String draw(GraphView view) {
    double width = 0;
    double height = 0;
    for (Node node : view.nodes()) {
      Box box = node.box();
      if (box != null) {
        width = Math.max(width, box.x() + box.width() + LOOP_ROOM);
        height = Math.max(height, box.y() + box.height());
      }
    }
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                + " viewBox=\"%.0f %.0f %.0f %.0f\" font-family=\"sans-serif\" font-size=\"13\">%n",
            width + 2 * MARGIN,
            height + 2 * MARGIN,
            -MARGIN,
            -MARGIN,
            width + 2 * MARGIN,
            height + 2 * MARGIN));
    out.append("<title>").append(escape(view.title())).append("</title>\n");
    arrow(out, "arrow", "#667");
    arrow(out, "arrow-cycle", "#c0392b");
    view.edges().forEach(edge -> draw(edge, out));
    view.nodes().forEach(node -> draw(node, out));
    return out.append("</svg>\n").toString();
  }

  private static void arrow(StringBuilder out, String id, String colour) {
    out.append("<marker id=\"").append(id);
    out.append("\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\"");
    out.append(" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"").append(colour);
    out.append("\"/></marker>\n");
  }

  private static void draw(Edge edge, StringBuilder out) {
    StringBuilder points = new StringBuilder();
    for (Point point : edge.points()) {
      points.append(points.isEmpty() ? "" : " ");
      points.append(point.x()).append(',').append(point.y());
    }
    out.append("<polyline points=\"").append(points).append("\" fill=\"none\" stroke=\"");
    out.append(edge.cycle() ? "#c0392b\" stroke-width=\"2" : "#667");
    out.append(edge.kind() == EdgeKind.CALL ? "\" stroke-dasharray=\"4 3" : "");
    out.append("\" marker-end=\"url(#arrow").append(edge.cycle() ? "-cycle" : "").append(")\"/>\n");
  }

  private static void draw(Node node, StringBuilder out) {
    Box box = node.box();
    if (box == null) {
      return;
    }
    boolean bad = node.flags().contains(Flag.CYCLE) || node.flags().contains(Flag.MISSING);
    boolean dashed =
        node.flags().contains(Flag.MISSING)
            || node.flags().contains(Flag.OPTIONAL)
            || node.flags().contains(Flag.DYNAMIC);
    out.append("<g><title>");
    out.append(escape(node.detail().isEmpty() ? node.label() : node.detail())).append("</title>");
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\"",
            box.x(),
            box.y(),
            box.width(),
            box.height()));
    out.append(bad ? " fill=\"#fde8e8\" stroke=\"#c0392b\"" : " fill=\"#f6f8fa\" stroke=\"#667\"");
    out.append(node.flags().contains(Flag.ROOT) ? " stroke-width=\"2\"" : "");
    out.append(dashed ? " stroke-dasharray=\"4 3\"/>" : "/>");
    out.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" dominant-baseline=\"central\">",
            box.x() + box.width() / 2,
            box.y() + box.height() / 2));
    out.append(escape(node.label())).append("</text></g>\n");
  }

  private static String escape(String written) {
    String text = Printable.text(written);
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
