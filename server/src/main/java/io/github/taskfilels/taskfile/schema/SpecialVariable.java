package io.github.taskfilels.taskfile.schema;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import org.jspecify.annotations.Nullable;

/**
 * A variable that Task sets itself. Source: the reference of Task 3.53.1, and its {@code
 * compiler.go}.
 *
 * @param doc what it holds, one or two sentences
 */
public record SpecialVariable(String name, String doc) {

  /** All that templates of any task see. */
  public static final ImmutableList<SpecialVariable> ALL =
      ImmutableList.of(
          new SpecialVariable(
              "CLI_ARGS", "What stands behind -- on the command line, as one text with quotes."),
          new SpecialVariable(
              "CLI_ARGS_LIST", "What stands behind -- on the command line, as a list."),
          new SpecialVariable("TASK", "The name of the task."),
          new SpecialVariable("ALIAS", "The name by which the task was called."),
          new SpecialVariable("TASK_DIR", "The directory in which the task runs."),
          new SpecialVariable("TASKFILE", "The path of the Taskfile that holds the task."),
          new SpecialVariable("TASKFILE_DIR", "The directory of the Taskfile that holds the task."),
          new SpecialVariable("ROOT_TASKFILE", "The path of the root Taskfile."),
          new SpecialVariable("ROOT_DIR", "The directory of the root Taskfile."),
          new SpecialVariable("USER_WORKING_DIR", "The directory in which Task was called."),
          new SpecialVariable(
              "MATCH", "What the wildcards in the task's name stand for, as a list."),
          new SpecialVariable("ITEM", "The element of the loop around the command."),
          new SpecialVariable("CHECKSUM", "The checksum of the sources, for status and commands."),
          new SpecialVariable(
              "TIMESTAMP", "The time of the newest source, for status and commands."),
          new SpecialVariable(
              "EXIT_CODE", "The exit code of a failed command, for deferred commands."),
          new SpecialVariable("TASK_EXE", "The name or path of the running program."),
          new SpecialVariable("TASK_VERSION", "The version of Task."),
          new SpecialVariable("CLI_FORCE", "Whether --force or --force-all was given."),
          new SpecialVariable("CLI_SILENT", "Whether --silent was given."),
          new SpecialVariable("CLI_VERBOSE", "Whether --verbose was given."),
          new SpecialVariable("CLI_OFFLINE", "Whether --offline was given."),
          new SpecialVariable("CLI_ASSUME_YES", "Whether --yes was given."),
          new SpecialVariable("FILE_PATH_SEPARATOR", "What separates the parts of a path."),
          new SpecialVariable("PATH_LIST_SEPARATOR", "What separates the paths of a list."));

  private static final ImmutableMap<String, SpecialVariable> BY_NAME =
      Maps.uniqueIndex(ALL, SpecialVariable::name);

  /** The one of a name; null if there is none. */
  public static @Nullable SpecialVariable find(String name) {
    return BY_NAME.get(name);
  }
}
