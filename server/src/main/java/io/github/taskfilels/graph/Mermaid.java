package io.github.taskfilels.graph;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.text.Printable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a graph as a mermaid flowchart. */
public final class Mermaid {
  /** What mermaid 11 draws with its default settings ({@code maxEdges}, {@code maxTextSize}). */
  private static final int MAX_EDGES = 500;

  private static final int MAX_TEXT = 50_000;
  private static final int LONGEST_ID = 40;

  private Mermaid() {}

  /**
   * The flowchart, ending with a line break. Ids are made from the node's id, so that they stay the
   * same when other nodes come and go. A graph that is larger than mermaid draws by default begins
   * with a comment that says so.
   */
  public static String of(GraphView view) {
    ImmutableMap<String, String> ids = ids(view);
    StringBuilder out = new StringBuilder("flowchart LR\n");
    for (Node node : view.nodes()) {
      out.append("  ").append(ids.get(node.id())).append(shape(node)).append('\n');
    }
    List<Integer> onCycle = new ArrayList<>();
    int number = 0;
    for (Edge edge : view.edges()) {
      out.append("  ").append(ids.get(edge.from()));
      out.append(edge.kind() == EdgeKind.CALL ? " -.->" : " -->");
      if (!edge.label().isEmpty()) {
        out.append("|\"").append(escape(edge.label())).append("\"|");
      }
      out.append(' ').append(ids.get(edge.to())).append('\n');
      if (edge.cycle()) {
        onCycle.add(number);
      }
      number++;
    }
    styles(view, ids, onCycle, out);
    String text = out.toString();
    return excess(view, text).map(what -> "%% " + what + "\n").orElse("") + text;
  }

  /**
   * What is said of a graph that is larger than mermaid draws with its defaults, as on the pages of
   * GitHub and GitLab.
   */
  public static Optional<String> excess(GraphView view, String text) {
    if (view.edges().size() <= MAX_EDGES && text.length() <= MAX_TEXT) {
      return Optional.empty();
    }
    String size =
        view.nodes().size() + " nodes, " + view.edges().size() + " edges, " + text.length();
    return Optional.of(
        size
            + " characters: needs larger maxEdges and maxTextSize than mermaid's defaults ("
            + MAX_EDGES
            + " and "
            + MAX_TEXT
            + "); svg and dot have no such limit");
  }

  private static String shape(Node node) {
    String label = "\"" + escape(node.label()) + "\"";
    return switch (node.kind()) {
      case FILE -> "[" + label + "]";
      case TASK -> "(" + label + ")";
      case UNKNOWN -> "{{" + label + "}}";
    };
  }

  private static void styles(
      GraphView view, ImmutableMap<String, String> ids, List<Integer> onCycle, StringBuilder out) {
    style(view, ids, Flag.ROOT, "stroke-width:3px", out);
    style(view, ids, Flag.OPTIONAL, "stroke-dasharray:4 3", out);
    style(view, ids, Flag.REMOTE, "fill:#e8f0fe,stroke:#4a72c4,color:#1a2b4a", out);
    style(view, ids, Flag.DYNAMIC, "fill:#fff6dd,stroke:#b8860b,color:#4a3a00", out);
    style(
        view,
        ids,
        Flag.MISSING,
        "fill:#fde8e8,stroke:#c0392b,stroke-dasharray:4 3,color:#5a1410",
        out);
    style(view, ids, Flag.CYCLE, "fill:#fde8e8,stroke:#c0392b,stroke-width:3px,color:#5a1410", out);
    if (!onCycle.isEmpty()) {
      String numbers = onCycle.stream().map(String::valueOf).collect(Collectors.joining(","));
      out.append("  linkStyle ").append(numbers).append(" stroke:#c0392b,stroke-width:3px\n");
    }
  }

  private static void style(
      GraphView view, ImmutableMap<String, String> ids, Flag flag, String css, StringBuilder out) {
    String members =
        view.nodes().stream()
            .filter(node -> node.flags().contains(flag))
            .map(node -> ids.get(node.id()))
            .collect(Collectors.joining(","));
    if (!members.isEmpty()) {
      out.append("  classDef ").append(flag.id()).append(' ').append(css).append('\n');
      out.append("  class ").append(members).append(' ').append(flag.id()).append('\n');
    }
  }

  private static ImmutableMap<String, String> ids(GraphView view) {
    ImmutableMap.Builder<String, String> ids = ImmutableMap.builder();
    Set<String> used = new HashSet<>();
    for (Node node : view.nodes()) {
      String base = plainId(node.id());
      String id = base;
      for (int i = 2; !used.add(id); i++) {
        id = base + "_" + i;
      }
      ids.put(node.id(), id);
    }
    return ids.buildOrThrow();
  }

  /** The prefix keeps it from being one of mermaid's words, such as {@code end}. */
  private static String plainId(String id) {
    String plain = id.replaceAll("[^A-Za-z0-9]+", "_");
    if (plain.equals(id) && id.length() <= LONGEST_ID) {
      return "n_" + id;
    }
    String end = plain.substring(Math.max(0, plain.length() - LONGEST_ID));
    return "n_" + end + "_" + Integer.toHexString(id.hashCode());
  }

  /** Entities instead of everything that mermaid or the HTML behind it reads as markup. */
  static String escape(String text) {
    String label = Printable.text(text);
    StringBuilder out = new StringBuilder(label.length() + 8);
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      switch (c) {
        case '"' -> out.append("#quot;");
        case '#' -> out.append("#35;");
        case '&' -> out.append("#amp;");
        case '<' -> out.append("#lt;");
        case '>' -> out.append("#gt;");
        case '`' -> out.append("#96;");
        case '\\' -> out.append("#92;");
        case '\n' -> out.append("<br/>");
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
