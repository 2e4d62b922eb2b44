package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.symbol.Occurrence.Role;
import io.github.taskfilels.ide.symbol.Symbol;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** Where a file names what the cursor stands on. */
public final class DocumentHighlights {
  private DocumentHighlights() {}

  /**
   * A place.
   *
   * @param write whether it introduces the name or sets a value, and does not use it
   */
  public record Highlight(TextRange range, boolean write) {}

  /** All such places in order of position; empty where the cursor stands on no name. */
  public static ImmutableList<Highlight> at(Snapshot snapshot, FileId file, int offset) {
    ImmutableSet<Symbol> symbols = SymbolReferences.symbolsAt(snapshot, file, offset);
    return SymbolReferences.in(snapshot, file, symbols).stream()
        .map(found -> new Highlight(found.range(), found.declares() || found.role() == Role.PASSES))
        .collect(ImmutableList.toImmutableList());
  }
}
