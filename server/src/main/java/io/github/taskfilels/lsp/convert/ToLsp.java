package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.ide.DocumentSymbols;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;

/** Conversions between plain data and LSP4J for one text in the client's position encoding. */
public record ToLsp(LineIndex lines, PositionEncoding encoding) {

  public Position position(int offset) {
    LineColumn place = lines.position(offset, encoding);
    return new Position(place.line(), place.column());
  }

  public Range range(TextRange range) {
    return new Range(position(range.start()), position(range.end()));
  }

  /** The range of the text; an end before the start counts as the start. */
  public TextRange span(Range range) {
    int start = offset(range.getStart());
    return new TextRange(start, Math.max(start, offset(range.getEnd())));
  }

  public int offset(Position position) {
    return lines.offset(new LineColumn(position.getLine(), position.getCharacter()), encoding);
  }

  /** A text for people, for a client that shows Markdown or one that does not. */
  public static MarkupContent markup(String markdown, boolean shown) {
    return shown
        ? new MarkupContent(MarkupKind.MARKDOWN, markdown)
        : new MarkupContent(MarkupKind.PLAINTEXT, PlainMarkdown.text(markdown));
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
