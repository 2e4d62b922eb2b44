package io.github.taskfilels.run.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where state of a project is kept. A project may come from anywhere, so that no link in the folder
 * is followed: what it leads to would be overwritten. The folder itself may be one, as with Task.
 */
public final class StatePath {
  private StatePath() {}

  /**
   * Refuses a file that a link is on the way to.
   *
   * @param stateFolder where Task keeps its state
   */
  public static void check(Path stateFolder, Path file) throws IOException {
    for (Path at = file.getParent(); at != null && !at.equals(stateFolder); at = at.getParent()) {
      if (Files.isSymbolicLink(at)) {
        throw new FileSystemException(
            at.toString(), null, "\"" + at + "\" is a symbolic link and is not followed");
      }
    }
  }
}
