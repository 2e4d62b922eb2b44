package io.github.taskfilels.include;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;

/** Where an include entry leads. */
public sealed interface IncludeTarget {

  /** Task surely fails on it. */
  sealed interface Broken extends IncludeTarget {}

  /** Where it leads cannot be known here; for Task it may be fine. */
  sealed interface Unknown extends IncludeTarget {}

  /** A file that can be read. */
  record Resolved(FileId file) implements IncludeTarget {}

  /**
   * Nothing is there, and Task fails.
   *
   * @param tried the paths that were looked at, in order
   * @param note why a part of the path is empty; may be empty
   */
  record Missing(ImmutableList<FileId> tried, String note) implements Broken {

    /** What was looked for: the folder where all of Task's names were tried, else the file. */
    public FileId sought() {
      FileId first = tried.getFirst();
      FileId folder = first.directory();
      return tried.size() > 1 && folder != null ? folder : first;
    }
  }

  /** Nothing is there, and the entry is optional: Task leaves it out. */
  record OptionalAbsent(ImmutableList<FileId> tried) implements IncludeTarget {}

  /** There is something that cannot be read as a Taskfile; Task fails, optional or not. */
  record Failed(FileId file, FileFailure failure) implements Broken {}

  /**
   * The path depends on what is only known when Task runs.
   *
   * @param reason for people, the end of a sentence about the path
   */
  record Dynamic(String reason) implements Unknown {}

  /** Task refuses the path as it is written. */
  record Refused(String reason) implements Broken {}

  /** A file on another machine, which is never fetched here. */
  record Remote(String url) implements Unknown {}

  /** No path is written, which the model reports. */
  record Unwritten() implements IncludeTarget {}
}
