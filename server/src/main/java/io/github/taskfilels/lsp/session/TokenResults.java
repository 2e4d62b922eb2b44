package io.github.taskfilels.lsp.session;

import io.github.taskfilels.workspace.FileId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The last semantic tokens that a client got of each open document, so that the next answer can say
 * what has changed since.
 *
 * @param documents those that are open; of no others anything is kept
 */
public record TokenResults(Documents documents, Map<FileId, Result> last, AtomicLong count) {

  /**
   * An answer.
   *
   * @param id by which the client names it
   * @param data its numbers, which nobody changes
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared by nobody, and made to be small.
  public record Result(String id, int[] data) {}

  public static TokenResults of(Documents documents) {
    return new TokenResults(documents, new ConcurrentHashMap<>(), new AtomicLong());
  }

  /** What a client got under an id; null where that is not known any more. */
  public @Nullable Result get(FileId file, @Nullable String id) {
    Result result = last.get(file);
    return result != null && result.id().equals(id) ? result : null;
  }

  /** Keeps what a client gets now, instead of what it got of that document before. */
  public Result put(FileId file, int[] data) {
    Result result = new Result(Long.toString(count.incrementAndGet()), data);
    last.put(file, result);
    if (documents.get(file) == null) {
      // It was closed while it was asked about.
      last.remove(file);
    }
    return result;
  }

  /** Forgets what was closed. */
  public void close(FileId file) {
    last.remove(file);
  }
}
