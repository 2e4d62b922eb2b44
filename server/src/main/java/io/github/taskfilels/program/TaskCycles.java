package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.Multimaps;
import com.google.common.graph.ImmutableGraph;
import io.github.taskfilels.graph.Components;
import io.github.taskfilels.graph.Digraphs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cycles among the tasks of a workspace, by strongly connected components over tasks as they
 * are written. A cycle that such a search finds is then walked along a real chain of includes:
 * references that mean different tasks in different chains can look like a cycle where there is
 * none.
 */
public final class TaskCycles {
  /** How many chains are tried for a walk, and how many edges of one component are told. */
  private static final int MOST_CHAINS = 16;

  private static final int MOST_EDGES = 100;
  private static final int MOST_ROUNDS = 4;

  private final Programs programs;
  private final Map<Edge, List<Use>> uses = new LinkedHashMap<>();

  private TaskCycles(Programs programs) {
    this.programs = programs;
  }

  private record Edge(Definition from, Definition to) {}

  private record Use(Reference reference, boolean conditional) {}

  /**
   * A reference that lies on a cycle.
   *
   * @param from the task that holds it
   * @param path one round of a shortest cycle, beginning with that task, as a root sees it
   * @param certain whether nothing on the way can end the cycle
   */
  public record OnCycle(
      Definition from, Reference reference, ImmutableList<Step> path, boolean certain) {

    /** The full names along the cycle, the first again at the end. */
    public ImmutableList<String> names() {
      ImmutableList.Builder<String> names = ImmutableList.builder();
      path.forEach(step -> names.add(step.task().name()));
      return names.add(path.getFirst().task().name()).build();
    }
  }

  /** A task on a cycle and its reference to the next. */
  public record Step(TaskView task, Reference reference) {}

  /** All references of these files' tasks that lie on a cycle among them, by file. */
  static ImmutableListMultimap<FileId, OnCycle> find(Programs programs, Iterable<FileId> files) {
    return new TaskCycles(programs).search(files);
  }

  private ImmutableListMultimap<FileId, OnCycle> search(Iterable<FileId> files) {
    for (FileId file : files) {
      Summary summary = programs.files().summary(file);
      if (summary != null) {
        summary.tasks().forEach(task -> addEdges(file, task));
      }
    }
    List<OnCycle> found = new ArrayList<>();
    Set<Edge> told = new LinkedHashSet<>();
    tell(true, found, told);
    tell(false, found, told);
    return Multimaps.index(found, cycle -> cycle.from().file());
  }

  private void addEdges(FileId file, TaskEntry task) {
    Definition from = new Definition(file, task.name());
    for (Reference reference : task.references()) {
      Use use = new Use(reference, References.conditional(task, reference));
      for (String name : References.names(reference)) {
        for (Definition to : programs.targets().of(file, name).tasks()) {
          uses.computeIfAbsent(new Edge(from, to), _ -> new ArrayList<>()).add(use);
        }
      }
    }
  }

  /** The edges on cycles of a graph that has all edges, or only those that nothing guards. */
  private void tell(boolean certain, List<OnCycle> found, Set<Edge> told) {
    ImmutableGraph.Builder<Definition> builder = Digraphs.builder();
    for (Map.Entry<Edge, List<Use>> entry : uses.entrySet()) {
      if (!certain || entry.getValue().stream().anyMatch(use -> !use.conditional())) {
        builder.putEdge(entry.getKey().from(), entry.getKey().to());
      }
    }
    ImmutableGraph<Definition> graph = builder.build();
    Components<Definition> components = Components.of(graph);
    for (ImmutableList<Definition> component : components.cyclic()) {
      int left = MOST_EDGES;
      for (Definition from : component) {
        for (Definition to : graph.successors(from)) {
          Edge edge = new Edge(from, to);
          if (components.onCycle(from, to) && !told.contains(edge) && left-- > 0) {
            tell(edge, graph, components, certain, found, told);
          }
        }
      }
    }
  }

  private void tell(
      Edge edge,
      ImmutableGraph<Definition> graph,
      Components<Definition> components,
      boolean certain,
      List<OnCycle> found,
      Set<Edge> told) {
    ImmutableList<Definition> cycle =
        Digraphs.cycleThrough(
            graph, edge.from(), edge.to(), node -> components.onCycle(edge.from(), node));
    ImmutableList<Step> path = cycle == null ? null : walk(cycle, certain);
    if (path == null) {
      return;
    }
    told.add(edge);
    for (Use use : uses.getOrDefault(edge, List.of())) {
      if (!certain || !use.conditional()) {
        found.add(new OnCycle(edge.from(), use.reference(), path, certain));
      }
    }
  }

  /** Follows a cycle along some chain; null where no chain that is tried leads around it. */
  private @Nullable ImmutableList<Step> walk(ImmutableList<Definition> cycle, boolean certain) {
    for (Chain chain : programs.chainsTo(cycle.getFirst().file(), MOST_CHAINS)) {
      Program program = programs.of(chain.root());
      Chain at = chain;
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < cycle.size() * MOST_ROUNDS; i++) {
        Definition next = cycle.get((i + 1) % cycle.size());
        Step step = step(program, at, cycle.get(i % cycle.size()), next, certain);
        if (step == null) {
          break;
        }
        steps.add(step);
        TaskView target = target(program, step, next);
        at = target == null ? at : target.chain();
        if ((i + 1) % cycle.size() == 0 && at.equals(chain)) {
          return ImmutableList.copyOf(steps);
        }
      }
    }
    return null;
  }

  private @Nullable Step step(
      Program program, Chain at, Definition from, Definition to, boolean certain) {
    Summary summary = programs.files().summary(from.file());
    TaskEntry task = summary == null ? null : summary.task(from.name());
    if (task == null) {
      return null;
    }
    for (Use use : uses.getOrDefault(new Edge(from, to), List.of())) {
      Step step = new Step(program.view(at, task), use.reference());
      if ((!certain || !use.conditional()) && target(program, step, to) != null) {
        return step;
      }
    }
    return null;
  }

  private static @Nullable TaskView target(Program program, Step step, Definition wanted) {
    for (String name : References.names(step.reference())) {
      TaskView target = program.resolve(step.task(), name).task();
      if (target != null && Definition.of(target).equals(wanted)) {
        return target;
      }
    }
    return null;
  }
}
