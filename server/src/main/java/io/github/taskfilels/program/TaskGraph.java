package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.graph.ImmutableGraph;
import io.github.taskfilels.graph.Components;
import io.github.taskfilels.graph.Digraphs;
import io.github.taskfilels.graph.GraphView;
import io.github.taskfilels.graph.GraphView.EdgeKind;
import io.github.taskfilels.graph.GraphView.Flag;
import io.github.taskfilels.graph.GraphView.NodeKind;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.ReferenceKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of a program and what they need, as far as that can be told without running anything. A
 * node's id is the task's full name in the root; an edge to a name that is not known before a run
 * leads to a node that shows the name as written.
 */
public final class TaskGraph {
  /** More than this many tasks are not drawn; the rest can be asked for from one of its tasks. */
  public static final int MOST_TASKS = 3_000;

  private final Program program;
  private final Function<FileId, @Nullable Taskfile> models;
  private final Map<String, TaskView> tasks = new LinkedHashMap<>();
  private final Map<String, GraphView.Node> others = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final Deque<TaskView> todo = new ArrayDeque<>();
  private boolean cut;

  private TaskGraph(Program program, Function<FileId, @Nullable Taskfile> models) {
    this.program = program;
    this.models = models;
  }

  private record Link(TaskView from, String to, Reference reference) {}

  /**
   * The graph of all tasks of a root.
   *
   * @param models the model of a file, for the places in it
   */
  public static GraphView of(Program program, Function<FileId, @Nullable Taskfile> models) {
    TaskGraph graph = new TaskGraph(program, models);
    program.tasks().limit(MOST_TASKS + 1).forEach(graph::addWithin);
    return graph.view("Tasks of " + program.root().fileName());
  }

  /** The graph of all tasks that one task needs, itself included. */
  public static GraphView of(
      Program program, TaskView task, Function<FileId, @Nullable Taskfile> models) {
    TaskGraph graph = new TaskGraph(program, models);
    graph.add(task);
    return graph.view("Task " + task.name());
  }

  /** Adds a task unless there are too many already, which is told in the title. */
  private boolean addWithin(TaskView task) {
    if (tasks.size() >= MOST_TASKS && !tasks.containsKey(task.name())) {
      cut = true;
      return false;
    }
    add(task);
    return true;
  }

  private void add(TaskView task) {
    if (tasks.putIfAbsent(task.name(), task) == null) {
      todo.add(task);
    }
  }

  private GraphView view(String title) {
    while (!todo.isEmpty()) {
      TaskView task = todo.remove();
      task.task().references().forEach(reference -> follow(task, reference));
    }
    ImmutableGraph.Builder<String> builder = Digraphs.builder();
    tasks.keySet().forEach(builder::addNode);
    others.keySet().forEach(builder::addNode);
    links.forEach(link -> builder.putEdge(link.from().name(), link.to()));
    ImmutableGraph<String> graph = builder.build();
    Components<String> components = Components.of(graph);
    ImmutableList.Builder<GraphView.Node> nodes = ImmutableList.builder();
    tasks.values().forEach(task -> nodes.add(node(task, components.onCycle(task.name()))));
    nodes.addAll(others.values());
    ImmutableList.Builder<GraphView.Edge> edges = ImmutableList.builder();
    for (Link link : links) {
      boolean cycle = components.onCycle(link.from().name(), link.to());
      edges.add(edge(link, cycle));
    }
    ImmutableList<ImmutableList<String>> cycles =
        components.cyclic().stream()
            .map(component -> Digraphs.shortestCycle(graph, component))
            .collect(ImmutableList.toImmutableList());
    String told = cut ? title + " (the first " + MOST_TASKS + ")" : title;
    return new GraphView(
        GraphView.Kind.TASK, told, program.root(), nodes.build(), edges.build(), cycles);
  }

  private void follow(TaskView from, Reference reference) {
    if (References.dynamic(reference)) {
      others.computeIfAbsent(
          "? " + reference.task(),
          id -> unknown(id, reference.task(), "known when it runs", Flag.DYNAMIC));
      links.add(new Link(from, "? " + reference.task(), reference));
    }
    for (String name : References.names(reference)) {
      TaskView target = program.resolve(from, name).task();
      String full = from.includePath().qualify(name);
      if (target == null) {
        others.computeIfAbsent(
            "? " + full, id -> unknown(id, full, "there is no such task", Flag.MISSING));
        links.add(new Link(from, "? " + full, reference));
      } else if (addWithin(target)) {
        links.add(new Link(from, target.name(), reference));
      }
    }
  }

  private static GraphView.Node unknown(String id, String label, String detail, Flag flag) {
    return GraphView.Node.of(id, label, NodeKind.UNKNOWN, detail, Set.of(flag), null, null);
  }

  private GraphView.Node node(TaskView view, boolean cycle) {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (cycle) {
      flags.add(Flag.CYCLE);
    }
    if (view.internal()) {
      flags.add(Flag.INTERNAL);
    }
    if (view.task().name().equals("default")) {
      flags.add(Flag.DEFAULT);
    }
    Task written = written(view);
    TextRange range = written == null ? null : written.nameRange();
    return GraphView.Node.of(
        view.name(), view.name(), NodeKind.TASK, view.task().desc(), flags, view.file(), range);
  }

  private GraphView.Edge edge(Link link, boolean cycle) {
    EdgeKind kind = link.reference().kind() == ReferenceKind.DEP ? EdgeKind.DEP : EdgeKind.CALL;
    String label = link.reference().kind() == ReferenceKind.DEFERRED_CALL ? "defer" : "";
    Task written = written(link.from());
    Text text = written == null ? null : link.reference().in(written);
    return GraphView.Edge.of(
        link.from().name(),
        link.to(),
        kind,
        label,
        cycle,
        link.from().file(),
        text == null ? null : text.range());
  }

  private @Nullable Task written(TaskView view) {
    Taskfile model = models.apply(view.file());
    return model == null ? null : model.task(view.task().name());
  }
}
