package io.github.taskfilels.ide.rename;

import io.github.taskfilels.ide.rename.RenameTarget.Kind;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Occurrences;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.include.IncludeGraph;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A place where a name is introduced, from which it can be renamed. */
record RenameSite(FileId file, int offset, Kind kind) {
  /** Stands nowhere in the corpus; lower case, as some functions make names. */
  static final String FRESH = "zqfresh";

  private static final Set<Kind> KINDS =
      Set.of(Kind.TASK, Kind.ALIAS, Kind.NAMESPACE, Kind.VARIABLE, Kind.ENVIRONMENT);

  /** Those of all files without errors, each name once. */
  static List<RenameSite> all(Snapshot snapshot) {
    List<RenameSite> sites = new ArrayList<>();
    for (FileId file : IncludeGraph.ofWorkspace(snapshot).files()) {
      if (snapshot.tree(file) == null || !snapshot.tree(file).errors().isEmpty()) {
        continue;
      }
      for (Occurrence occurrence : Occurrences.of(snapshot, file)) {
        Symbol symbol = occurrence.symbols().stream().findFirst().orElse(null);
        Kind kind = symbol == null ? null : Kind.of(symbol);
        boolean introduces = occurrence.role() == Role.DEFINES || occurrence.role() == Role.WRITES;
        if (introduces && kind != null && KINDS.contains(kind)) {
          sites.add(new RenameSite(file, occurrence.range().start() + 1, kind));
        }
      }
    }
    return sites;
  }

  /** A name that nothing has, in the manner of an old one. */
  static String fresh(String old) {
    boolean odd = old.indexOf('*') >= 0 || old.startsWith(":");
    return odd ? old + FRESH : FRESH;
  }
}
