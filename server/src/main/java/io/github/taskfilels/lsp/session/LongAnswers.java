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
    if (all.size() <= MOST) {
      return all;
    }
    log.warning(
        "%s has %d %s; the first %d are shown".formatted(file.fileName(), all.size(), what, MOST));
    return all.subList(0, MOST);
  }
}
