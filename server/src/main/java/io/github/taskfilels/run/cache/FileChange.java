package io.github.taskfilels.run.cache;

/**
 * A difference between two tables of files.
 *
 * @param path of the file; of one that was renamed its path now
 * @param from the path that it had before; empty unless it was renamed
 */
public record FileChange(Kind kind, String path, String from) {
  /** What became of the file. */
  public enum Kind {
    CHANGED,
    ADDED,
    REMOVED,
    /** Only its path is another one. */
    RENAMED
  }

  static FileChange of(Kind kind, String path) {
    return new FileChange(kind, path, "");
  }
}
