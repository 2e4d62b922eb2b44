package io.github.taskfilels.lsp;

import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.FileId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * The open documents as the client names and numbers them. Changed only on the thread that reads
 * messages; read from anywhere.
 */
final class Documents {

  /**
   * An open document.
   *
   * @param uri as the client spells it
   * @param version the client's number of the text
   */
  record Document(String uri, int version, String text) {}

  private final Map<FileId, Document> open = new ConcurrentHashMap<>();

  void open(FileId file, Document document) {
    open.put(file, document);
  }

  void close(FileId file) {
    open.remove(file);
  }

  @Nullable Document get(FileId file) {
    return open.get(file);
  }

  /** The URI of a file: the client's own spelling if it has the file open. */
  String uri(FileId file) {
    Document document = open.get(file);
    return document == null ? file.uri() : document.uri();
  }

  /** The text after a notification's changes, which apply one after the other. */
  static String changed(
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
