package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.ide.symbol.SymbolAt;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** Names that change together while one of them is typed: that of an anchor and of its aliases. */
public final class LinkedEditing {
  /** What a name may hold, as a regular expression. Source: go.yaml.in/yaml/v3. */
  public static final String NAME = "[A-Za-z0-9_-]+";

  private LinkedEditing() {}

  /** The ranges of all names, in order of position; empty where there is nothing to change. */
  public static ImmutableList<TextRange> at(Snapshot snapshot, FileId file, int offset) {
    for (Occurrence occurrence : SymbolAt.of(snapshot, file, offset)) {
      for (Symbol symbol : occurrence.symbols()) {
        if (symbol instanceof Symbol.Anchor) {
          return SymbolReferences.in(snapshot, file, ImmutableSet.of(symbol)).stream()
              .map(Occurrence::range)
              .collect(ImmutableList.toImmutableList());
        }
      }
    }
    return ImmutableList.of();
  }
}
