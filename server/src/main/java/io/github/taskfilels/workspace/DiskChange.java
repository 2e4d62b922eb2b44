package io.github.taskfilels.workspace;

/**
 * Something that happened on the disk.
 *
 * @param file a file or a directory; a change of a directory covers everything below it
 */
public record DiskChange(FileId file, Kind kind) {

  /** What happened. */
  public enum Kind {
    CREATED,
    CHANGED,
    DELETED
  }
}
