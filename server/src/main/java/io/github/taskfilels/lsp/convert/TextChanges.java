package io.github.taskfilels.lsp.convert;

import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
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
      int start = convert.offset(change.getRange().getStart());
      int end = Math.max(start, convert.offset(change.getRange().getEnd()));
      now = new StringBuilder(now).replace(start, end, change.getText()).toString();
    }
    return now;
  }
}
