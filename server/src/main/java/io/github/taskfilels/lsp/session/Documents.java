package io.github.taskfilels.lsp.session;

import io.github.taskfilels.workspace.FileId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The open documents as the client names and numbers them. Changed only on the thread that reads
 * messages; read from anywhere.
 */
public final class Documents {

  /**
   * An open document.
   *
   * @param uri as the client spells it
   * @param version the client's number of the text
   */
  public record Document(String uri, int version, String text) {}

  private final Map<FileId, Document> open = new ConcurrentHashMap<>();
  private final Map<FileId, String> spellings = new ConcurrentHashMap<>();

  public void open(FileId file, Document document) {
    open.put(file, document);
    spellings.put(file, document.uri());
  }

  public void close(FileId file) {
    open.remove(file);
  }

  @Nullable
  public Document get(FileId file) {
    return open.get(file);
  }

  /** The URI of a file: the client's own spelling if it has ever had the file open. */
  public String uri(FileId file) {
    String spelling = spellings.get(file);
    return spelling == null ? file.uri() : spelling;
  }
}
