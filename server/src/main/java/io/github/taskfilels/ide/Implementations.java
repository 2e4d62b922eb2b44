package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/**
 * What stands behind a name that is only a form: of a task with a wildcard the calls that fill it
 * in, of a name built by a template the tasks that it can mean, of a namespace its file. Other
 * names have nothing behind them.
 */
public final class Implementations {
  private static final String WILDCARD = "*";

  private Implementations() {}

  /** All that stands behind what an offset names; empty where there is nothing to go to. */
  public static ImmutableList<Definitions.Target> at(Snapshot snapshot, FileId file, int offset) {
    return Definitions.first(snapshot, file, offset, occurrence -> of(snapshot, file, occurrence));
  }

  private static ImmutableList<Definitions.Target> of(
      Snapshot snapshot, FileId file, Occurrence occurrence) {
    if (occurrence.role() == Role.CALLS && occurrence.certainty() == Certainty.TEMPLATE) {
      return Definitions.of(snapshot, file, occurrence);
    }
    TextRange origin = occurrence.range();
    ImmutableList.Builder<Definitions.Target> targets = ImmutableList.builder();
    for (Symbol symbol : occurrence.symbols()) {
      switch (symbol instanceof Symbol.Alias alias ? alias.of() : symbol) {
        case Symbol.Task(Definition task) when task.name().contains(WILDCARD) ->
            SymbolReferences.of(snapshot, file, ImmutableSet.of(new Symbol.Task(task))).stream()
                .filter(place -> place.occurrence().role() == Role.CALLS)
                .forEach(place -> targets.add(Definitions.name(origin, place)));
        case Symbol.Include include -> {
          Definitions.Target start = Definitions.included(snapshot, origin, include);
          if (start != null) {
            targets.add(start);
          }
        }
        default -> {}
      }
    }
    return ImmutableSet.copyOf(targets.build()).asList();
  }
}
