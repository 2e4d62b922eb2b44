package io.github.taskfilels.graph;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A graph as it is shown: plain data for panels, exports and the protocol. Node ids are unique and
 * stay the same as long as what they stand for does; every edge and cycle names ids of {@link
 * #nodes}.
 *
 * @param kind what the nodes are
 * @param title what the graph is of, for people
 * @param root the Taskfile it begins at; null for a whole workspace
 * @param cycles the ids of each cycle in order, the first not repeated at the end
 */
public record GraphView(
    Kind kind,
    String title,
    @Nullable FileId root,
    ImmutableList<Node> nodes,
    ImmutableList<Edge> edges,
    ImmutableList<ImmutableList<String>> cycles) {

  /** What a graph shows. */
  public enum Kind {
    INCLUDE,
    TASK;

    /** The name in the protocol. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a node is. */
  public enum NodeKind {
    FILE,
    TASK,
    /** Something that is named but not there, or not known before a run. */
    UNKNOWN;

    /** The name in the protocol. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is special about a node. */
  public enum Flag {
    ROOT,
    CYCLE,
    MISSING,
    OPTIONAL,
    REMOTE,
    DYNAMIC,
    INTERNAL,
    DEFAULT;

    /** The name in the protocol. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What an edge means: the first end needs the second. */
  public enum EdgeKind {
    INCLUDE,
    DEP,
    CALL;

    /** The name in the protocol. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A node.
   *
   * @param label the short text inside the node
   * @param detail a longer text, or empty
   * @param file where it is defined; null where there is no such file
   * @param range the place in {@code file} to jump to
   * @param box where it is drawn; null before {@link LayeredLayout#place}
   */
  public record Node(
      String id,
      String label,
      NodeKind kind,
      String detail,
      ImmutableSet<Flag> flags,
      @Nullable FileId file,
      @Nullable TextRange range,
      @Nullable Box box) {

    /** A node that has not been placed. */
    public static Node of(
        String id,
        String label,
        NodeKind kind,
        String detail,
        Iterable<Flag> flags,
        @Nullable FileId file,
        @Nullable TextRange range) {
      return new Node(id, label, kind, detail, Sets.immutableEnumSet(flags), file, range, null);
    }

    Node at(Box place) {
      return new Node(id, label, kind, detail, flags, file, range, place);
    }
  }

  /**
   * An edge.
   *
   * @param from the id of the node that needs the other
   * @param label a short text at the line, or empty
   * @param cycle whether it lies on a cycle
   * @param file where it is written
   * @param range the place in {@code file} to jump to
   * @param points the line from border to border; empty before {@link LayeredLayout#place}
   */
  public record Edge(
      String from,
      String to,
      EdgeKind kind,
      String label,
      boolean cycle,
      @Nullable FileId file,
      @Nullable TextRange range,
      ImmutableList<Point> points) {

    /** An edge that has not been placed. */
    public static Edge of(
        String from,
        String to,
        EdgeKind kind,
        String label,
        boolean cycle,
        @Nullable FileId file,
        @Nullable TextRange range) {
      return new Edge(from, to, kind, label, cycle, file, range, ImmutableList.of());
    }

    Edge along(ImmutableList<Point> line) {
      return new Edge(from, to, kind, label, cycle, file, range, line);
    }
  }

  /** A point in pixels; the origin is at the top left. */
  public record Point(double x, double y) {}

  /** A rectangle in pixels, by its top left corner. */
  public record Box(double x, double y, double width, double height) {}
}
