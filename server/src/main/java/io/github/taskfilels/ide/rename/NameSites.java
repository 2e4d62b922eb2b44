package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.github.taskfilels.ide.SymbolReferences;
import io.github.taskfilels.ide.SymbolReferences.Place;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.rename.RenameTarget.Kind;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a rename is about, and where its name stands.
 *
 * @param symbols what is renamed. A variable that is read in a task may be that of the task or that
 *     of all files; what cannot be told apart gets the new name together.
 * @param occurrences all that name one of them
 * @param sites where they do it by the name
 */
record NameSites(
    ImmutableSet<Symbol> symbols,
    ImmutableList<Place> occurrences,
    ImmutableListMultimap<FileId, NameSite> sites) {

  static NameSites of(Snapshot snapshot, FileId file, RenameTarget target)
      throws RenameRefusedException {
    boolean variable = isVariable(target.kind());
    List<Place> places =
        variable
            ? named(snapshot, file, target.name())
            : SymbolReferences.of(snapshot, file, target.symbols());
    ImmutableSet<Symbol> symbols = variable ? together(places, target.symbols()) : target.symbols();
    ImmutableList.Builder<Place> meant = ImmutableList.builder();
    SetMultimap<FileId, NameSite> sites = LinkedHashMultimap.create();
    for (Place place : places) {
      YamlTree tree = snapshot.tree(place.file());
      if (tree != null && place.occurrence().shares(symbols)) {
        meant.add(place);
        for (Symbol symbol : place.occurrence().symbols()) {
          NameSite site =
              symbols.contains(symbol)
                  ? NameSite.of(tree, place.occurrence(), symbol, target.name())
                  : null;
          if (site != null && sites.get(place.file()).stream().noneMatch(site::isAt)) {
            refuseOthers(snapshot, place, tree, target, symbols);
            sites.put(place.file(), site);
          }
        }
      }
    }
    return new NameSites(symbols, meant.build(), ImmutableListMultimap.copyOf(sites));
  }

  /** All occurrences of variables of a name. */
  private static List<Place> named(Snapshot snapshot, FileId file, String name) {
    ImmutableList<FileId> files = AffectedFiles.holding(snapshot, file, name);
    snapshot.ahead(files, Occurrences::of);
    List<Place> places = new ArrayList<>();
    for (FileId other : files) {
      snapshot.checkCancelled();
      for (Occurrence occurrence : Occurrences.of(snapshot, other)) {
        if (occurrence.symbols().stream()
            .anyMatch(
                symbol ->
                    isVariable(Kind.of(symbol))
                        && name.equals(NameSite.nameOf(snapshot, symbol)))) {
          places.add(new Place(other, occurrence));
        }
      }
    }
    return places;
  }

  private static boolean isVariable(@Nullable Kind kind) {
    return kind == Kind.VARIABLE || kind == Kind.ENVIRONMENT;
  }

  /** All variables that some place does not tell apart from these. */
  private static ImmutableSet<Symbol> together(List<Place> places, Set<Symbol> symbols) {
    record Spot(FileId file, TextRange range) {}
    SetMultimap<Spot, Symbol> bySpot = LinkedHashMultimap.create();
    for (Place place : places) {
      Spot spot = new Spot(place.file(), place.occurrence().range());
      bySpot.putAll(spot, place.occurrence().symbols());
    }
    Set<Symbol> together = new LinkedHashSet<>(symbols);
    int before = 0;
    while (before != together.size()) {
      before = together.size();
      for (Collection<Symbol> one : bySpot.asMap().values()) {
        if (!Collections.disjoint(one, together)) {
          together.addAll(one);
        }
      }
    }
    return ImmutableSet.copyOf(together);
  }

  private static void refuseOthers(
      Snapshot snapshot, Place place, YamlTree tree, RenameTarget target, Set<Symbol> symbols)
      throws RenameRefusedException {
    if (place.occurrence().certainty() != Certainty.EXACT) {
      return;
    }
    for (Symbol other : place.occurrence().symbols()) {
      if (!symbols.contains(other)
          && Kind.of(other) == target.kind()
          && NameSite.of(tree, place.occurrence(), other, target.name()) != null) {
        throw new RenameRefusedException(
            Reason.AMBIGUOUS,
            "the name in "
                + PlaceNames.of(snapshot, place)
                + " means another "
                + target.kind().word()
                + " in other files; rename it there, which changes all of them");
      }
    }
  }
}
