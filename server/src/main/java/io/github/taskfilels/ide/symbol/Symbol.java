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

  /** Another name of a task or of an include. */
  record Alias(Symbol of, String name) implements Symbol {}

  /**
   * A value that has an anchor.
   *
   * @param index the place of the anchor among those of the file
   */
  record Anchor(FileId file, int index, String name) implements Symbol {}

  /**
   * A variable. A name in a task that does not set it may mean that of the task, which a call sets,
   * and that of all files.
   *
   * @param file of a variable of a task the file of the task; of one that all files see, the first
   *     of those that includes connect
   * @param task the key of the task whose variable it is; null for one that all files see
   */
  record Variable(FileId file, @Nullable String task, String name) implements Symbol {}

  /**
   * A variable of the environment that a task sets for its own commands. No template sees it.
   *
   * @param task the key of the task
   */
  record Environment(FileId file, String task, String name) implements Symbol {}

  /**
   * A template that another one defines, with which it stands in one value.
   *
   * @param index the place of the value among those of the file that define templates
   */
  record Template(FileId file, int index, String name) implements Symbol {}
}
