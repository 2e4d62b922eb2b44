package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.include.IncludeEdge;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where something is defined: the task that a reference names, through all namespaces and in every
 * chain that leads to the file, the file that an include names, the include of a namespace, the
 * anchor of an alias, and where variables are set: in the same file if they are set there.
 */
public final class Definitions {
  private Definitions() {}

  /**
   * Where to go.
   *
   * @param origin what was asked about, in the asking file
   * @param range the whole definition
   * @param selection its name, inside {@code range}
   */
  public record Target(TextRange origin, FileId file, TextRange range, TextRange selection) {}

  /** All definitions of what stands at an offset; empty where there is nothing to go to. */
  public static ImmutableList<Target> at(Snapshot snapshot, FileId file, int offset) {
    return first(snapshot, file, offset, occurrence -> of(snapshot, file, occurrence));
  }

  /** Where the outermost name at an offset leads that leads anywhere. */
  static ImmutableList<Target> first(
      Snapshot snapshot,
      FileId file,
      int offset,
      Function<Occurrence, ImmutableList<Target>> leads) {
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      ImmutableList<Target> found = leads.apply(occurrence);
      if (!found.isEmpty()) {
        return found;
      }
    }
    return ImmutableList.of();
  }

  /** All definitions of what an occurrence in a file names. */
  static ImmutableList<Target> of(Snapshot snapshot, FileId file, Occurrence occurrence) {
    ImmutableList.Builder<Target> targets = ImmutableList.builder();
    for (Symbol symbol : occurrence.symbols()) {
      Target target = of(snapshot, occurrence, symbol);
      if (target != null) {
        targets.add(target);
      }
    }
    if (occurrence.symbols().stream().anyMatch(Symbol.Variable.class::isInstance)) {
      List<SymbolReferences.Place> places =
          occurrence.declares()
              ? List.of(new SymbolReferences.Place(file, occurrence))
              : setters(snapshot, file, occurrence.symbols());
      places.forEach(place -> targets.add(name(occurrence.range(), place)));
    }
    return targets.build();
  }

  private static @Nullable Target of(Snapshot snapshot, Occurrence occurrence, Symbol symbol) {
    TextRange origin = occurrence.range();
    return switch (symbol) {
      case Symbol.Task(Definition definition) -> task(snapshot, origin, definition);
      case Symbol.Include include ->
          occurrence.role() == Role.READS
              ? introduced(snapshot, origin, symbol)
              : included(snapshot, origin, include);
      case Symbol.File(FileId file) -> start(origin, file);
      case Symbol.Variable _ -> null;
      case Symbol.Alias _, Symbol.Anchor _, Symbol.Environment _, Symbol.Template _ ->
          introduced(snapshot, origin, symbol);
    };
  }

  /** Where the file that holds something introduces its name; null where none does. */
  static @Nullable Target introduced(Snapshot snapshot, TextRange origin, Symbol symbol) {
    FileId file = home(symbol);
    if (file != null) {
      for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
        if (occurrence.declares() && occurrence.symbols().contains(symbol)) {
          return new Target(origin, file, occurrence.range(), occurrence.range());
        }
      }
    }
    return null;
  }

  /** The one file that can introduce a name; null for what has no name of one file. */
  private static @Nullable FileId home(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task task -> task.definition().file();
      case Symbol.Include include -> include.file();
      case Symbol.Alias alias -> home(alias.of());
      case Symbol.Anchor anchor -> anchor.file();
      case Symbol.Environment variable -> variable.file();
      case Symbol.Template template -> template.file();
      case Symbol.File _, Symbol.Variable _ -> null;
    };
  }

  /** What sets variables: in the same file, or else anywhere, or else the calls. */
  static List<SymbolReferences.Place> setters(
      Snapshot snapshot, FileId file, ImmutableSet<Symbol> variables) {
    List<SymbolReferences.Place> here =
        SymbolReferences.in(snapshot, file, variables).stream()
            .filter(Occurrence::declares)
            .map(found -> new SymbolReferences.Place(file, found))
            .toList();
    if (!here.isEmpty()) {
      return here;
    }
    List<SymbolReferences.Place> all =
        SymbolReferences.of(snapshot, file, variables).stream()
            .filter(place -> place.occurrence().role() != Role.READS)
            .toList();
    List<SymbolReferences.Place> set =
        all.stream().filter(place -> place.occurrence().declares()).toList();
    return set.isEmpty() ? all : set;
  }

  /** A name by itself. */
  static Target name(TextRange origin, SymbolReferences.Place place) {
    TextRange range = place.occurrence().range();
    return new Target(origin, place.file(), range, range);
  }

  static Target start(TextRange origin, FileId file) {
    TextRange start = TextRange.at(0);
    return new Target(origin, file, start, start);
  }

  /** The start of the file of an include; null where it leads to none that can be read. */
  static @Nullable Target included(Snapshot snapshot, TextRange origin, Symbol.Include include) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(include.file())) {
      if (edge.index() == include.index()) {
        FileId to = edge.to();
        return to == null ? null : start(origin, to);
      }
    }
    return null;
  }

  /** A whole task; null where the file has changed since. */
  static @Nullable Target task(Snapshot snapshot, TextRange origin, Definition definition) {
    Task task = task(snapshot, definition);
    return task == null
        ? null
        : new Target(origin, definition.file(), task.range(), task.nameRange());
  }

  /** The written task of a definition; null where the file has changed since. */
  static @Nullable Task task(Snapshot snapshot, Definition definition) {
    Taskfile taskfile = snapshot.taskfile(definition.file());
    return taskfile == null ? null : taskfile.task(definition.name());
  }
}
