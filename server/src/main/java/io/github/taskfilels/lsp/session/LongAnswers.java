package io.github.taskfilels.lsp.session;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;

/** Cuts answers that no editor shows and no person reads, and says so in the log. */
public final class LongAnswers {
  /** How many elements an answer has at most. */
  public static final int MOST = 10_000;

  private LongAnswers() {}

  /**
   * The first of many elements.
   *
   * @param what they are, as people call several of them
   * @param file that they belong to
   */
  public static <T> ImmutableList<T> cut(
      ClientLog log, String what, FileId file, ImmutableList<T> all) {
    warn(log, what, file, all.size());
    return all.size() <= MOST ? all : all.subList(0, MOST);
  }

  /** Says in the log that not all are shown, where that is so. */
  public static void warn(ClientLog log, String what, FileId file, int count) {
    if (count > MOST) {
      log.warning(
          "%s has %d %s; the first %d are shown".formatted(file.fileName(), count, what, MOST));
    }
  }
}
