package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.program.values.Origin;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.Setting;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlTree;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the value of a variable is made: the place whose value counts, seen as in a hover, and of
 * one that is a {@code ref} what that refers to. Only variables have values.
 */
public final class TypeDefinitions {
  private static final String REF = "ref";

  private final Snapshot snapshot;
  private final TextRange origin;
  private final Set<Definitions.Target> found = new LinkedHashSet<>();

  /** A variable may refer to itself as it is seen outside of the task. */
  private final Set<Definitions.Target> seen = new HashSet<>();

  private TypeDefinitions(Snapshot snapshot, TextRange origin) {
    this.snapshot = snapshot;
    this.origin = origin;
  }

  /** Where the value of the variable at an offset is made; empty where there is none. */
  public static ImmutableList<Definitions.Target> at(Snapshot snapshot, FileId file, int offset) {
    return Definitions.first(
        snapshot,
        file,
        offset,
        occurrence -> {
          TypeDefinitions search = new TypeDefinitions(snapshot, occurrence.range());
          search.follow(file, occurrence);
          return ImmutableList.copyOf(search.found);
        });
  }

  private void follow(FileId file, Occurrence occurrence) {
    for (Definitions.Target made : made(file, occurrence)) {
      if (!seen.add(made)) {
        continue;
      }
      int before = seen.size();
      TextRange ref = ref(made);
      if (ref != null) {
        for (Occurrence read : Occurrences.of(snapshot, made.file())) {
          if (read.role() == Role.READS && ref.covers(read.range())) {
            follow(made.file(), read);
          }
        }
      }
      if (seen.size() == before) {
        found.add(made);
      }
    }
  }

  /** Where the values are made that are seen here; the places that may set them if none counts. */
  private ImmutableSet<Definitions.Target> made(FileId asking, Occurrence occurrence) {
    ImmutableSet.Builder<Definitions.Target> made = ImmutableSet.builder();
    boolean variables = false;
    for (Symbol symbol : occurrence.symbols()) {
      if (symbol instanceof Symbol.Variable variable && (variable.task() != null || !variables)) {
        variables = true;
        Definitions.Target target =
            Looking.look(
                snapshot,
                variable.task() == null ? asking : variable.file(),
                variable.task(),
                provenance -> counts(provenance, variable.name()),
                spent -> null);
        if (target != null) {
          made.add(target);
        }
      }
    }
    ImmutableSet<Definitions.Target> counting = made.build();
    return variables && counting.isEmpty()
        ? Definitions.setters(snapshot, asking, occurrence.symbols()).stream()
            .map(place -> Definitions.name(origin, place))
            .collect(ImmutableSet.toImmutableSet())
        : counting;
  }

  /** The place whose value counts; null where nobody sets it, or no file does. */
  private Definitions.@Nullable Target counts(Provenance provenance, String name) {
    ImmutableList<Setting> settings = provenance.settings(name);
    if (settings.isEmpty()) {
      return null;
    }
    Origin set = settings.getFirst().origin();
    FileId file = set.file();
    if (file == null) {
      return null;
    }
    TextRange entry = set.range();
    if (entry == null) {
      // A file of variables, which is no Taskfile.
      return Definitions.start(origin, file);
    }
    for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
      if (occurrence.role() != Role.READS && entry.covers(occurrence.range())) {
        return Definitions.name(origin, new SymbolReferences.Place(file, occurrence));
      }
    }
    return new Definitions.Target(origin, file, entry, entry);
  }

  /** The expression of a variable that refers to others; null for other variables. */
  private @Nullable TextRange ref(Definitions.Target variable) {
    YamlTree tree = snapshot.tree(variable.file());
    if (tree == null) {
      return null;
    }
    for (Object element : tree.pathTo(variable.selection().start())) {
      if (element instanceof YamlEntry entry
          && entry.key().range().equals(variable.selection())
          && entry.value() instanceof YamlMapping value) {
        for (YamlEntry inside : value.entries()) {
          if (inside.keyText().equals(REF)) {
            return inside.value().range();
          }
        }
      }
    }
    return null;
  }
}
