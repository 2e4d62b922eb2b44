package io.github.taskfilels.program;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimaps;
import com.google.common.collect.Multiset;
import com.google.common.graph.ImmutableGraph;
import io.github.taskfilels.graph.Components;
import io.github.taskfilels.graph.Digraphs;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The cycles among the tasks of a workspace, by strongly connected components over tasks as they
 * are written. A cycle that such a search finds is then walked along a real chain of includes:
 * references that mean different tasks in different chains can look like a cycle where there is
 * none.
 */
public final class TaskCycles {
  /** How many chains are tried for a walk. */
  private static final int MOST_CHAINS = 16;

  private static final int MOST_ROUNDS = 4;

  /** How many references of one file are told; of a tangle of more tasks than that, a few. */
  private static final int MOST_EDGES = 100;

  private static final int FEW_EDGES = 3;

  private final Programs programs;
  private final Map<Edge, List<Use>> uses = new LinkedHashMap<>();
  private final List<OnCycle> found = new ArrayList<>();
  private final Set<Edge> told = new HashSet<>();

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
   * @param assumed the variables that make it one by the values that their files write, and that
   *     something sets to another value elsewhere
   * @param onlyIn the chain of its first task in which it is one, where it is none in another; null
   *     where it is one in all that were tried
   */
  public record OnCycle(
      Definition from,
      Reference reference,
      ImmutableList<Step> path,
      boolean certain,
      ImmutableSet<String> assumed,
      @Nullable IncludePath onlyIn) {

    /** Whether it is a cycle in each chain and with each value. */
    public boolean always() {
      return assumed.isEmpty() && onlyIn == null;
    }

    /** The full names along the cycle, the first again at the end. */
    public ImmutableList<String> names() {
      ImmutableList.Builder<String> names = ImmutableList.builder();
      path.forEach(step -> names.add(step.task().name()));
      return names.add(path.getFirst().task().name()).build();
    }
  }

  /** A task on a cycle and its reference to the next. */
  public record Step(TaskView task, Reference reference) {}

  /** All references of these files' tasks that lie on a cycle, by file. */
  static ImmutableListMultimap<FileId, OnCycle> find(Programs programs, Iterable<FileId> files) {
    TaskCycles cycles = new TaskCycles(programs);
    List<Definition> tasks = new ArrayList<>();
    files.forEach(file -> tasks.addAll(cycles.tasks(file)));
    cycles.search(tasks, _ -> true);
    return Multimaps.index(cycles.found, cycle -> cycle.from().file());
  }

  /**
   * The same for one file: as its cycles are made of tasks that its own lead to, no others are
   * looked at.
   */
  static ImmutableList<OnCycle> find(Programs programs, FileId file) {
    TaskCycles cycles = new TaskCycles(programs);
    cycles.search(cycles.tasks(file), file::equals);
    return ImmutableList.copyOf(cycles.found);
  }

  private List<Definition> tasks(FileId file) {
    Summary summary = programs.files().summary(file);
    return summary == null
        ? List.of()
        : Lists.transform(summary.tasks(), task -> new Definition(file, task.name()));
  }

  private @Nullable TaskEntry task(Definition definition) {
    Summary summary = programs.files().summary(definition.file());
    return summary == null ? null : summary.task(definition.name());
  }

  private Set<Definition> targets(Definition from) {
    TaskEntry task = task(from);
    Set<Definition> targets = new LinkedHashSet<>();
    if (task != null) {
      task.references().forEach(reference -> targets.addAll(targets(from, reference)));
    }
    return targets;
  }

  private Set<Definition> targets(Definition from, Reference reference) {
    Set<Definition> targets = new LinkedHashSet<>();
    for (String name : References.likely(reference)) {
      targets.addAll(programs.referenceResolver().of(from.file(), name).tasks());
    }
    return targets;
  }

  private void addEdges(Definition from) {
    TaskEntry task = Objects.requireNonNull(task(from), "what leads somewhere is a task");
    for (Reference reference : task.references()) {
      Use use = new Use(reference, References.conditional(task, reference));
      for (Definition to : targets(from, reference)) {
        uses.computeIfAbsent(new Edge(from, to), _ -> new ArrayList<>()).add(use);
      }
    }
  }

  /** Keeps the edges of tasks on cycles alone, which are few where there are any. */
  private void search(List<Definition> starts, Predicate<FileId> wanted) {
    Components<Definition> components = Components.of(starts, this::targets);
    Set<Definition> onCycles = new LinkedHashSet<>();
    starts.stream().filter(components::onCycle).forEach(onCycles::add);
    components.cyclic().forEach(onCycles::addAll);
    if (!onCycles.isEmpty()) {
      onCycles.forEach(this::addEdges);
      tell(true, wanted);
      tell(false, wanted);
    }
  }

  /** The edges on cycles of a graph that has all edges, or only those that nothing guards. */
  private void tell(boolean certain, Predicate<FileId> wanted) {
    ImmutableGraph.Builder<Definition> builder = Digraphs.builder();
    for (Map.Entry<Edge, List<Use>> entry : uses.entrySet()) {
      if (!certain || entry.getValue().stream().anyMatch(use -> !use.conditional())) {
        builder.putEdge(entry.getKey().from(), entry.getKey().to());
      }
    }
    ImmutableGraph<Definition> graph = builder.build();
    Components<Definition> components = Components.of(graph);
    Multiset<FileId> tried = HashMultiset.create();
    for (Edge edge : uses.keySet()) {
      Definition from = edge.from();
      if (wanted.test(from.file())
          && graph.hasEdgeConnecting(from, edge.to())
          && components.onCycle(from, edge.to())
          && !told.contains(edge)) {
        int most = components.of(from).size() > MOST_EDGES ? FEW_EDGES : MOST_EDGES;
        if (tried.add(from.file(), 1) < most) {
          tell(edge, graph, components, certain);
        }
      }
    }
  }

  private void tell(
      Edge edge,
      ImmutableGraph<Definition> graph,
      Components<Definition> components,
      boolean certain) {
    ImmutableList<Definition> cycle =
        Digraphs.cycleThrough(
            graph, edge.from(), edge.to(), node -> components.onCycle(edge.from(), node));
    Walk walk = cycle == null ? null : walk(cycle, certain);
    ImmutableSet<String> assumed = walk == null ? ImmutableSet.of() : assumed(walk.path());
    if (walk == null || (certain && !assumed.isEmpty())) {
      return;
    }
    told.add(edge);
    for (Use use : uses.getOrDefault(edge, List.of())) {
      if (!certain || !use.conditional()) {
        found.add(
            new OnCycle(
                edge.from(), use.reference(), walk.path(), certain, assumed, walk.onlyIn()));
      }
    }
  }

  /**
   * The variables that a name of the path takes as its file writes them, which a call on the way or
   * another file may set to something else.
   */
  private ImmutableSet<String> assumed(ImmutableList<Step> path) {
    ImmutableSet.Builder<String> assumed = ImmutableSet.builder();
    for (Step step : path) {
      for (String variable : step.reference().names().assumed()) {
        if (path.stream().anyMatch(other -> sets(other.reference().vars(), variable))
            || isSetElsewhere(step.task(), variable)) {
          assumed.add(variable);
        }
      }
    }
    return assumed.build();
  }

  private boolean isSetElsewhere(TaskView task, String variable) {
    for (FileId file : programs.of(task.includePath().root()).reachable()) {
      Summary summary = programs.files().summary(file);
      if (!file.equals(task.file()) && summary != null && sets(summary.vars(), variable)) {
        return true;
      }
    }
    return task.includePath().steps().stream()
        .anyMatch(step -> sets(step.include().vars(), variable));
  }

  private static boolean sets(List<VariableEntry> variables, String name) {
    return variables.stream().anyMatch(variable -> variable.name().equals(name));
  }

  /**
   * @param onlyIn see {@link OnCycle#onlyIn}
   */
  private record Walk(ImmutableList<Step> path, @Nullable IncludePath onlyIn) {}

  /** Follows a cycle along some chain; null where no chain that is tried leads around it. */
  private @Nullable Walk walk(ImmutableList<Definition> cycle, boolean certain) {
    ImmutableList<Step> path = null;
    IncludePath first = null;
    boolean elsewhere = false;
    Definition start = cycle.getFirst();
    for (IncludePath includePath : programs.chainsTo(start.file(), MOST_CHAINS)) {
      ImmutableList<Step> round = walk(cycle, includePath, certain);
      if (round == null) {
        elsewhere |= !includePath.excludes(start.name());
      } else if (path == null) {
        path = round;
        first = includePath;
      }
    }
    return path == null ? null : new Walk(path, elsewhere ? first : null);
  }

  private @Nullable ImmutableList<Step> walk(
      ImmutableList<Definition> cycle, IncludePath includePath, boolean certain) {
    Program program = programs.of(includePath.root());
    IncludePath at = includePath;
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < cycle.size() * MOST_ROUNDS; i++) {
      Definition next = cycle.get((i + 1) % cycle.size());
      Step step = step(program, at, cycle.get(i % cycle.size()), next, certain);
      if (step == null) {
        return null;
      }
      steps.add(step);
      TaskView target = target(program, step, next);
      at = target == null ? at : target.includePath();
      if ((i + 1) % cycle.size() == 0 && at.equals(includePath)) {
        return ImmutableList.copyOf(steps);
      }
    }
    return null;
  }

  private @Nullable Step step(
      Program program, IncludePath at, Definition from, Definition to, boolean certain) {
    TaskEntry task = task(from);
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
    for (String name : References.likely(step.reference())) {
      TaskView target = program.resolve(step.task(), name).task();
      if (target != null && Definition.of(target).equals(wanted)) {
        return target;
      }
    }
    return null;
  }
}
