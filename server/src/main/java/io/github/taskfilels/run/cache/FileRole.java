package io.github.taskfilels.run.cache;

/** Which of its files a task has a table of. */
public enum FileRole {
  SOURCES("files"),
  OUTPUTS("outputs");

  /** What the name of the table on the disk ends with. */
  final String suffix;

  FileRole(String suffix) {
    this.suffix = suffix;
  }
}
