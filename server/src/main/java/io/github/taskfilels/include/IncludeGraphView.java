package io.github.taskfilels.include;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.graph.GraphView.Edge;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.Node;
import io.github.taskfilels.graph.GraphView.NodeKind;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Shows an include graph. The id of a file is its path; what is not there, remote or only known at
 * run time is a node of its own, named by its path, URL or written text.
 */
public final class IncludeGraphView {
  /** More nodes than this are not drawn; the nearest files come first. */
  public static final int MOST_NODES = 3_000;

  private final Snapshot snapshot;
  private final IncludeGraph graph;
  private final @Nullable FileId folder;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final ImmutableList.Builder<Edge> edges = ImmutableList.builder();

  private IncludeGraphView(Snapshot snapshot, IncludeGraph graph, @Nullable FileId folder) {
    this.snapshot = snapshot;
    this.graph = graph;
    this.folder = folder;
  }

  /** What one Taskfile includes. */
  public static GraphView of(Snapshot snapshot, FileId root) {
    FileId folder = root.directory();
    IncludeGraph graph = IncludeGraph.of(snapshot, root);
    String title = "includes of " + PathNames.relative(folder, root);
    return new IncludeGraphView(snapshot, graph, folder).build(title, root);
  }

  /** The includes of a whole workspace. */
  public static GraphView ofWorkspace(Snapshot snapshot) {
    FileId folder = snapshot.folders().isEmpty() ? null : snapshot.folders().getFirst();
    IncludeGraph graph = IncludeGraph.ofWorkspace(snapshot);
    return new IncludeGraphView(snapshot, graph, folder).build("includes of the workspace", null);
  }

  private GraphView build(String title, @Nullable FileId root) {
    ImmutableList<FileId> files =
        graph.files().asList().subList(0, Math.min(MOST_NODES, graph.files().size()));
    for (FileId file : files) {
      Set<Flag> flags = EnumSet.noneOf(Flag.class);
      if (root == null ? graph.roots().contains(file) : file.equals(root)) {
        flags.add(Flag.ROOT);
      }
      if (graph.components().onCycle(file)) {
        flags.add(Flag.CYCLE);
      }
      if (graph.failure(file) != null) {
        flags.add(Flag.MISSING);
      }
      add(name(file), NodeKind.FILE, name(file), "", flags, file);
    }
    boolean cut = files.size() < graph.files().size();
    for (FileId file : files) {
      for (IncludeEdge edge : graph.includes(file)) {
        String to = end(edge);
        if (to != null && nodes.containsKey(to)) {
          edges.add(edge(edge, to));
        } else {
          cut |= to != null;
        }
      }
    }
    ImmutableList<ImmutableList<String>> cycles =
        graph.cycles().stream()
            .filter(cycle -> cycle.stream().allMatch(file -> nodes.containsKey(name(file))))
            .map(cycle -> cycle.stream().map(this::name).collect(ImmutableList.toImmutableList()))
            .collect(ImmutableList.toImmutableList());
    return new GraphView(
        GraphView.Kind.INCLUDE,
        cut ? title + " (the first " + MOST_NODES + " files)" : title,
        root,
        ImmutableList.copyOf(nodes.values()),
        edges.build(),
        cycles);
  }

  private Edge edge(IncludeEdge edge, String to) {
    Include written = edge.written(snapshot);
    TextRange range = written == null ? null : written.targetRange();
    String label =
        edge.entry().flatten() ? edge.entry().namespace() + " (flatten)" : edge.entry().namespace();
    return Edge.of(
        name(edge.from()), to, EdgeKind.INCLUDE, label, graph.onCycle(edge), edge.from(), range);
  }

  /**
   * The node at which an entry ends, made if it is not there yet; null for an entry without a path.
   */
  private @Nullable String end(IncludeEdge edge) {
    return switch (edge.target()) {
      case IncludeTarget.Resolved resolved -> name(resolved.file());
      case IncludeTarget.Missing missing ->
          absent(missing.tried().getFirst(), missing.tried().size(), Flag.MISSING);
      case IncludeTarget.OptionalAbsent absent ->
          absent(absent.tried().getFirst(), absent.tried().size(), Flag.OPTIONAL);
      case IncludeTarget.Failed failed ->
          unknown(
              name(failed.file()), name(failed.file()), failed.failure().message(), Flag.MISSING);
      case IncludeTarget.Dynamic dynamic -> written(edge, dynamic.reason(), Flag.DYNAMIC);
      case IncludeTarget.Refused refused -> written(edge, refused.reason(), Flag.MISSING);
      case IncludeTarget.Remote remote ->
          unknown(remote.url(), remote.url(), "on another machine", Flag.REMOTE);
      case IncludeTarget.Unwritten unwritten -> null;
    };
  }

  private String absent(FileId first, int tried, Flag flag) {
    FileId shown = tried > 1 && first.directory() != null ? first.directory() : first;
    return unknown(name(shown), name(shown), "does not exist", flag);
  }

  private String written(IncludeEdge edge, String reason, Flag flag) {
    String text =
        edge.entry().taskfile() == null ? edge.entry().namespace() : edge.entry().taskfile();
    return unknown(name(edge.from()) + "#" + edge.entry().namespace(), text, reason, flag);
  }

  private String unknown(String id, String label, String detail, Flag flag) {
    if (!nodes.containsKey(id) && nodes.size() < MOST_NODES) {
      add(id, NodeKind.UNKNOWN, label, detail, ImmutableSet.of(flag), null);
    }
    return id;
  }

  private void add(
      String id,
      NodeKind kind,
      String label,
      String detail,
      Set<Flag> flags,
      @Nullable FileId file) {
    TextRange range = file == null ? null : TextRange.at(0);
    nodes.put(id, Node.of(id, label, kind, detail, flags, file, range));
  }

  /** Also the id of its node, so that a picture is the same on every machine. */
  private String name(FileId file) {
    return PathNames.relative(folder, file);
  }
}
