package io.github.taskfilels.run.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The folders that tasks name by {@code dir}: made before the first command that runs there, be it
 * a check or that of a variable, and again where a command has removed its own.
 *
 * @param makes whether any is made; false where commands are only shown
 */
record TaskFolders(boolean makes) {

  /**
   * Makes a folder that is missing.
   *
   * @return why that is impossible; null if it is there, or is not to be made
   */
  @Nullable IOException make(Path folder) {
    if (makes && !Files.exists(folder)) {
      try {
        Files.createDirectories(folder);
      } catch (IOException e) {
        return e;
      }
    }
    return null;
  }

  /**
   * Where something is asked: in the folder, or its nearest parent that exists where it cannot or
   * must not be made. The task's own commands will tell that.
   */
  Path forQuestion(Path folder) {
    make(folder);
    Path at = folder.toAbsolutePath();
    while (at.getParent() != null && !Files.isDirectory(at)) {
      at = at.getParent();
    }
    return at;
  }
}
