package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes a name known where it is used: the entries of {@code includes} that bring a task of
 * another file, the key of one of the same file, what {@code requires} a variable or else sets it
 * first. For all else that is where {@link Definitions} leads, too.
 */
public final class Declarations {
  private Declarations() {}

  /** All declarations of what stands at an offset; empty where there is nothing to go to. */
  public static ImmutableList<Definitions.Target> at(Snapshot snapshot, FileId file, int offset) {
    return Definitions.first(snapshot, file, offset, occurrence -> of(snapshot, file, occurrence));
  }

  private static ImmutableList<Definitions.Target> of(
      Snapshot snapshot, FileId file, Occurrence occurrence) {
    TextRange origin = occurrence.range();
    Set<Definitions.Target> found = new LinkedHashSet<>();
    for (Symbol symbol : occurrence.symbols()) {
      switch (symbol) {
        case Symbol.Task(Definition task) when task.file().equals(file) ->
            add(found, Definitions.task(snapshot, origin, task));
        case Symbol.Task(Definition task) ->
            bringing(snapshot, file, origin, task.file())
                .forEach(entry -> add(found, Definitions.introduced(snapshot, origin, entry)));
        case Symbol.Variable variable -> add(found, required(snapshot, origin, variable));
        default -> add(found, Definitions.introduced(snapshot, origin, symbol));
      }
    }
    boolean variable = occurrence.symbols().stream().anyMatch(Symbol.Variable.class::isInstance);
    return found.isEmpty() && variable
        ? Definitions.setters(snapshot, file, occurrence.symbols()).stream()
            .limit(1)
            .map(place -> Definitions.name(origin, place))
            .collect(ImmutableList.toImmutableList())
        : ImmutableList.copyOf(found);
  }

  private static void add(Set<Definitions.Target> targets, Definitions.@Nullable Target target) {
    if (target != null) {
      targets.add(target);
    }
  }

  /**
   * The entries that bring the tasks of a file: the namespace that a name tells, or those of the
   * asking file, or all.
   */
  private static ImmutableSet<Symbol> bringing(
      Snapshot snapshot, FileId asking, TextRange name, FileId file) {
    List<IncludeEdge> edges = IncludeGraph.ofWorkspace(snapshot).includers(file);
    ImmutableSet<Symbol> all = symbols(edges);
    ImmutableSet<Symbol> told =
        Occurrences.of(snapshot, asking).stream()
            .filter(inside -> name.covers(inside.range()))
            .flatMap(inside -> inside.symbols().stream())
            .filter(all::contains)
            .collect(ImmutableSet.toImmutableSet());
    if (!told.isEmpty()) {
      return told;
    }
    ImmutableSet<Symbol> own =
        symbols(edges.stream().filter(edge -> edge.from().equals(asking)).toList());
    return own.isEmpty() ? all : own;
  }

  private static ImmutableSet<Symbol> symbols(List<IncludeEdge> edges) {
    return edges.stream()
        .map(edge -> new Symbol.Include(edge.from(), edge.index()))
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Where the task of a variable says that it must be set. */
  private static Definitions.@Nullable Target required(
      Snapshot snapshot, TextRange origin, Symbol.Variable variable) {
    Task task =
        variable.task() == null
            ? null
            : Definitions.task(snapshot, new Definition(variable.file(), variable.task()));
    if (task != null) {
      for (Requirement requirement : task.conditions().requires()) {
        if (requirement.name().value().equals(variable.name())) {
          TextRange range = requirement.name().range();
          return new Definitions.Target(origin, variable.file(), range, range);
        }
      }
    }
    return null;
  }
}
