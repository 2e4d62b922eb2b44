package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** Applies the changes of a {@code textDocument/didChange}. */
public final class TextChanges {
  private TextChanges() {}

  /** The text after a notification's changes, which apply one after the other. */
  public static String apply(
      String text, List<TextDocumentContentChangeEvent> changes, PositionEncoding encoding) {
    String now = text;
    for (TextDocumentContentChangeEvent change : changes) {
      if (change.getRange() == null) {
        now = change.getText();
        continue;
      }
      ToLsp convert = new ToLsp(new LineIndex(now), encoding);
      TextRange range = convert.span(change.getRange());
      now = new StringBuilder(now).replace(range.start(), range.end(), change.getText()).toString();
    }
    return now;
  }
}
