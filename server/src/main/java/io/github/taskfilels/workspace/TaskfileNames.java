package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;

/**
 * The names under which Task looks for a Taskfile in a directory. Source: Task 3.53.1, {@code
 * taskfile/taskfile.go}.
 */
public final class TaskfileNames {
  /** In Task's order: the first that exists is taken, even if it is a directory. */
  public static final ImmutableList<String> ALL =
      ImmutableList.of(
          "Taskfile.yml",
          "taskfile.yml",
          "Taskfile.yaml",
          "taskfile.yaml",
          "Taskfile.dist.yml",
          "taskfile.dist.yml",
          "Taskfile.dist.yaml",
          "taskfile.dist.yaml");

  private TaskfileNames() {}

  /** Whether a file of this name is found without being named. */
  public static boolean isDefault(String fileName) {
    return ALL.contains(fileName);
  }
}
