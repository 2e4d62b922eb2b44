package io.github.taskfilels.ide.symbol;

import io.github.taskfilels.program.Definition;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/** Something that has a name in Taskfiles. Equal wherever it is named. Holds no offsets. */
public sealed interface Symbol {

  /** A task where it is written, under whatever names it is called. */
  record Task(Definition definition) implements Symbol {}

  /**
   * An entry of {@code includes}, whose key is the namespace.
   *
   * @param file the including file
   * @param index the place of the entry among those of the file
   */
  record Include(FileId file, int index) implements Symbol {}

  /** A file that a Taskfile names. */
  record File(FileId file) implements Symbol {}

  /**
   * A variable as it is seen from a place.
   *
   * @param file where it is named
   * @param task the key of the task around that place; null outside of tasks
   */
  record Variable(FileId file, @Nullable String task, String name) implements Symbol {}
}
