package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.SymbolReferences.Place;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Certainty;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what all names mean before and after a rename. */
final class RenameCheck {
  private final Snapshot snapshot;
  private final RenameTarget target;
  private final NameSites sites;
  private final String newName;
  private final ImmutableSet<Symbol> all;

  /** The files in which a difference may be seen. */
  private final Set<FileId> files = new LinkedHashSet<>();

  /**
   * @param file in which the rename was asked for
   */
  RenameCheck(
      Snapshot snapshot, FileId file, RenameTarget target, NameSites sites, String newName) {
    this.snapshot = snapshot;
    this.target = target;
    this.sites = sites;
    this.newName = newName;
    this.all = sites.symbols();
    files.addAll(sites.sites().keySet());
    sites.occurrences().forEach(place -> files.add(place.file()));
    files.addAll(AffectedFiles.of(snapshot, file, all, target.name(), newName));
  }

  /** Refuses a name that something else has already. */
  void before() throws RenameRefusedException {
    for (Symbol symbol : all) {
      String clash = clash(symbol);
      if (clash != null) {
        throw new RenameRefusedException(
            Reason.CLASH, clash + " is called '" + newName + "' already; choose another name");
      }
    }
    Set<Symbol> taken = new LinkedHashSet<>();
    all.forEach(symbol -> taken.add(renamed(symbol)));
    taken.removeAll(all);
    for (FileId file : files) {
      for (Occurrence occurrence : Occurrences.that(snapshot, file, taken)) {
        if (occurrence.shares(taken) && occurrence.certainty() != Certainty.GUESS) {
          throw new RenameRefusedException(
              Reason.CLASH,
              "'"
                  + newName
                  + "' is used already in "
                  + PlaceNames.of(snapshot, new Place(file, occurrence))
                  + "; choose another name");
        }
      }
    }
    for (Symbol symbol : all) {
      CalledNames.refuseTaken(snapshot, symbol, target.name(), newName);
    }
  }

  /** What has the new name beside a symbol; null for nothing. */
  private @Nullable String clash(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Task(Definition task) ->
          summary(task.file()).task(newName) == null
              ? null
              : "another task in " + task.file().fileName();
      case Symbol.Include include -> included(include.file());
      case Symbol.Alias(Symbol.Include include, _) -> included(include.file());
      case Symbol.Anchor anchor -> anchored(anchor.file());
      default -> null;
    };
  }

  /** YAML allows it, and then nobody sees which of them is meant. */
  private @Nullable String anchored(FileId file) {
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      for (Symbol symbol : occurrence.symbols()) {
        if (symbol instanceof Symbol.Anchor anchor && anchor.name().equals(newName)) {
          return "an anchor in " + PlaceNames.of(snapshot, new Place(file, occurrence));
        }
      }
    }
    return null;
  }

  private @Nullable String included(FileId file) {
    for (IncludeEntry entry : summary(file).includes()) {
      if (entry.namespace().equals(newName) || entry.aliases().contains(newName)) {
        return "an include in " + file.fileName();
      }
    }
    return null;
  }

  private Summary summary(FileId file) {
    Summary summary = snapshot.summary(file);
    if (summary == null) {
      throw new IllegalStateException("a symbol of a file without text: " + file);
    }
    return summary;
  }

  /**
   * Refuses edits after which a name means something else.
   *
   * @param texts of the edited files
   */
  void after(Map<FileId, String> texts) throws RenameRefusedException {
    Snapshot edited = snapshot.supposing(texts);
    edited.ahead(files, (reader, file) -> Occurrences.that(reader, file, all));
    for (FileId file : files) {
      snapshot.checkCancelled();
      compare(file, sure(snapshot, file), sure(edited, file));
    }
    for (Symbol symbol : all) {
      CalledNames.refuseLost(snapshot, edited, symbol, target.name(), renamed(symbol), newName);
    }
  }

  private List<Occurrence> sure(Snapshot reader, FileId file) {
    return Occurrences.that(reader, file, all).stream()
        .filter(occurrence -> occurrence.certainty() != Certainty.GUESS)
        .toList();
  }

  private void compare(FileId file, List<Occurrence> before, List<Occurrence> after)
      throws RenameRefusedException {
    for (int i = 0; i < before.size(); i++) {
      Occurrence old = before.get(i);
      ImmutableSet<Symbol> expected =
          old.symbols().stream().map(this::renamed).collect(ImmutableSet.toImmutableSet());
      Occurrence now = i < after.size() ? after.get(i) : null;
      if (now == null || now.role() != old.role() || !now.symbols().equals(expected)) {
        throw refusal(new Place(file, old), now);
      }
    }
    if (after.size() > before.size()) {
      Place last = new Place(file, before.isEmpty() ? after.getFirst() : before.getLast());
      throw refusal(last, after.getLast());
    }
  }

  private RenameRefusedException refusal(Place place, @Nullable Occurrence now) {
    String where = PlaceNames.of(snapshot, place);
    if (place.occurrence().certainty() == Certainty.TEMPLATE) {
      return new RenameRefusedException(
          Reason.TEMPLATE,
          "a template builds the name in " + where + "; write the name out there, then rename it");
    }
    if (now == null || now.symbols().isEmpty()) {
      return new RenameRefusedException(
          Reason.CHANGED,
          "the name in "
              + where
              + " would mean nothing any more, as it is not written there as such; change it first");
    }
    return new RenameRefusedException(
        Reason.CHANGED, "the name in " + where + " would mean something else; choose another name");
  }

  /** A symbol as it will be called. */
  private Symbol renamed(Symbol symbol) {
    if (all.contains(symbol)) {
      return switch (symbol) {
        case Symbol.Task(Definition task) -> new Symbol.Task(new Definition(task.file(), newName));
        case Symbol.Alias(Symbol of, _) -> new Symbol.Alias(of, newName);
        case Symbol.Variable one -> new Symbol.Variable(one.file(), one.task(), newName);
        case Symbol.Environment one -> new Symbol.Environment(one.file(), one.task(), newName);
        case Symbol.Template one -> new Symbol.Template(one.file(), one.index(), newName);
        case Symbol.Anchor one -> new Symbol.Anchor(one.file(), one.index(), newName);
        case Symbol.Include _, Symbol.File _ -> symbol;
      };
    }
    return switch (symbol) {
      case Symbol.Alias(Symbol of, String name) -> new Symbol.Alias(renamed(of), name);
      case Symbol.Variable one ->
          new Symbol.Variable(one.file(), task(one.file(), one.task()), one.name());
      case Symbol.Environment one when isRenamed(one.file(), one.task()) ->
          new Symbol.Environment(one.file(), newName, one.name());
      default -> symbol;
    };
  }

  private @Nullable String task(FileId file, @Nullable String task) {
    return task != null && isRenamed(file, task) ? newName : task;
  }

  private boolean isRenamed(FileId file, String task) {
    return all.contains(new Symbol.Task(new Definition(file, task)));
  }
}
