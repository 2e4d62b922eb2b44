package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.ide.DocumentSymbols;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

/** Conversions between plain data and LSP4J for one text in the client's position encoding. */
public record ToLsp(LineIndex lines, PositionEncoding encoding) {

  Position position(int offset) {
    LineColumn place = lines.position(offset, encoding);
    return new Position(place.line(), place.column());
  }

  public Range range(TextRange range) {
    return new Range(position(range.start()), position(range.end()));
  }

  public int offset(Position position) {
    return lines.offset(new LineColumn(position.getLine(), position.getCharacter()), encoding);
  }

  /** What editors call a kind of symbol. */
  public static SymbolKind kind(DocumentSymbols.Kind kind) {
    return switch (kind) {
      case INCLUDE -> SymbolKind.Module;
      case VARIABLE -> SymbolKind.Variable;
      case TASK -> SymbolKind.Function;
    };
  }

  public DocumentSymbol symbol(DocumentSymbols.Symbol symbol) {
    return new DocumentSymbol(
        symbol.name(),
        kind(symbol.kind()),
        range(symbol.range()),
        range(symbol.selectionRange()),
        symbol.detail(),
        symbol.children().stream().map(this::symbol).toList());
  }
}
