package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
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
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      ImmutableList<Target> found = of(snapshot, file, occurrence);
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
      for (SymbolReferences.Place place : variable(snapshot, file, occurrence)) {
        TextRange range = place.occurrence().range();
        targets.add(new Target(occurrence.range(), place.file(), range, range));
      }
    }
    return targets.build();
  }

  private static @Nullable Target of(Snapshot snapshot, Occurrence occurrence, Symbol symbol) {
    TextRange origin = occurrence.range();
    return switch (symbol) {
      case Symbol.Task(Definition definition) -> {
        Task task = task(snapshot, definition);
        yield task == null
            ? null
            : new Target(origin, definition.file(), task.range(), task.nameRange());
      }
      case Symbol.Include include -> {
        FileId included = includedFile(snapshot, include);
        yield occurrence.role() == Role.READS
            ? declaration(snapshot, origin, include.file(), symbol)
            : included == null ? null : start(origin, included);
      }
      case Symbol.File(FileId file) -> start(origin, file);
      case Symbol.Alias(Symbol.Task(Definition definition), _) ->
          declaration(snapshot, origin, definition.file(), symbol);
      case Symbol.Alias(Symbol.Include include, _) ->
          declaration(snapshot, origin, include.file(), symbol);
      case Symbol.Alias _, Symbol.Variable _ -> null;
      case Symbol.Anchor anchor -> declaration(snapshot, origin, anchor.file(), symbol);
      case Symbol.Environment variable -> declaration(snapshot, origin, variable.file(), symbol);
      case Symbol.Template template -> declaration(snapshot, origin, template.file(), symbol);
    };
  }

  /** Where a file introduces the name of something. */
  private static @Nullable Target declaration(
      Snapshot snapshot, TextRange origin, FileId file, Symbol symbol) {
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      if (occurrence.declares() && occurrence.symbols().contains(symbol)) {
        return new Target(origin, file, occurrence.range(), occurrence.range());
      }
    }
    return null;
  }

  /** What sets a variable: in the same file, or else anywhere, or else the calls. */
  private static List<SymbolReferences.Place> variable(
      Snapshot snapshot, FileId file, Occurrence occurrence) {
    if (occurrence.declares()) {
      return List.of(new SymbolReferences.Place(file, occurrence));
    }
    List<SymbolReferences.Place> here =
        SymbolReferences.in(snapshot, file, occurrence.symbols()).stream()
            .filter(Occurrence::declares)
            .map(found -> new SymbolReferences.Place(file, found))
            .toList();
    if (!here.isEmpty()) {
      return here;
    }
    List<SymbolReferences.Place> all =
        SymbolReferences.of(snapshot, file, occurrence.symbols()).stream()
            .filter(place -> place.occurrence().role() != Role.READS)
            .toList();
    List<SymbolReferences.Place> set =
        all.stream().filter(place -> place.occurrence().declares()).toList();
    return set.isEmpty() ? all : set;
  }

  private static Target start(TextRange origin, FileId file) {
    TextRange start = TextRange.at(0);
    return new Target(origin, file, start, start);
  }

  /** The file that an include leads to; null where it leads to none that can be read. */
  private static @Nullable FileId includedFile(Snapshot snapshot, Symbol.Include include) {
    for (IncludeEdge edge : IncludeGraph.ofWorkspace(snapshot).includes(include.file())) {
      if (edge.index() == include.index()) {
        return edge.to();
      }
    }
    return null;
  }

  /** The written task of a definition; null where the file has changed since. */
  static @Nullable Task task(Snapshot snapshot, Definition definition) {
    Taskfile taskfile = snapshot.taskfile(definition.file());
    return taskfile == null ? null : taskfile.task(definition.name());
  }
}
