package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.rename.RenameRefusedException.Reason;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.schema.SpecialVariable;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is to be renamed.
 *
 * @param kind what kind of name it is
 * @param name its present name
 * @param symbols what is meant: several where the name under the cursor means several
 * @param range where it stands under the cursor
 */
record RenameTarget(Kind kind, String name, ImmutableSet<Symbol> symbols, TextRange range) {

  /** Kinds of names, each with its own rules. */
  enum Kind {
    TASK("task"),
    ALIAS("alias"),
    NAMESPACE("namespace"),
    VARIABLE("variable"),
    ENVIRONMENT("variable"),
    TEMPLATE("template"),
    ANCHOR("anchor");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** What people call it. */
    String word() {
      return word;
    }

    static @Nullable Kind of(Symbol symbol) {
      return switch (symbol) {
        case Symbol.Task _ -> TASK;
        case Symbol.Alias _ -> ALIAS;
        case Symbol.Include _ -> NAMESPACE;
        case Symbol.Variable _ -> VARIABLE;
        case Symbol.Environment _ -> ENVIRONMENT;
        case Symbol.Template _ -> TEMPLATE;
        case Symbol.Anchor _ -> ANCHOR;
        case Symbol.File _ -> null;
      };
    }
  }

  /** The innermost name at an offset; null where there is none that could be another one. */
  static @Nullable RenameTarget at(Snapshot snapshot, FileId file, int offset)
      throws RenameRefusedException {
    YamlTree tree = snapshot.tree(file);
    if (tree == null) {
      return null;
    }
    ImmutableList<Occurrence> touched = SymbolAt.of(snapshot, file, offset);
    for (Occurrence occurrence : touched.reverse()) {
      // What stands behind an anchor is named once for each that takes it.
      ImmutableSet<Symbol> symbols =
          touched.stream()
              .filter(other -> other.range().equals(occurrence.range()))
              .flatMap(other -> other.symbols().stream())
              .collect(ImmutableSet.toImmutableSet());
      RenameTarget target = of(snapshot, tree, occurrence, symbols, offset);
      if (target != null) {
        target.refuseForeign();
        return target;
      }
    }
    for (Occurrence occurrence : touched) {
      refuseUnknown(snapshot, file, tree, occurrence);
    }
    return null;
  }

  private static @Nullable RenameTarget of(
      Snapshot snapshot,
      YamlTree tree,
      Occurrence occurrence,
      ImmutableSet<Symbol> meant,
      int offset) {
    Kind kind = null;
    String name = "";
    TextRange range = TextRange.at(offset);
    Set<Symbol> symbols = new LinkedHashSet<>();
    // What a part of a name is called there decides: a namespace or its alias.
    for (Symbol symbol : meant) {
      String written = NameSite.nameOf(snapshot, symbol);
      NameSite site = written == null ? null : NameSite.of(tree, occurrence, symbol, written);
      if (written != null && site != null && site.range().touches(offset)) {
        Kind other = Kind.of(symbol);
        if (kind == null) {
          kind = other;
          name = written;
          range = site.range();
        }
        if (kind == other && name.equals(written)) {
          symbols.add(symbol);
        }
      }
    }
    return kind == null ? null : new RenameTarget(kind, name, ImmutableSet.copyOf(symbols), range);
  }

  private void refuseForeign() throws RenameRefusedException {
    if (kind == Kind.VARIABLE && SpecialVariable.find(name) != null) {
      throw new RenameRefusedException(
          Reason.NOT_OURS,
          name.equals("ITEM")
              ? "ITEM is what Task calls the element of a loop; give it another name with 'as'"
              : name + " is set by Task itself, so it has to keep its name");
    }
  }

  private static void refuseUnknown(
      Snapshot snapshot, FileId file, YamlTree tree, Occurrence occurrence)
      throws RenameRefusedException {
    if (occurrence.role() == Role.CALLS && occurrence.symbols().isEmpty()) {
      String name = NameSite.value(tree, occurrence.range());
      boolean unknown = Programs.ofNames(snapshot, file).meaning(file, name).unknown() != null;
      throw new RenameRefusedException(
          unknown ? Reason.OUTSIDE : Reason.NOT_OURS,
          unknown
              ? "'" + name + "' comes from a Taskfile that cannot be read here; rename it there"
              : "there is no task '" + name + "'; correct the name first");
    }
  }
}
