package io.github.taskfilels.run.files;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where state of a project is kept. A project may come from anywhere, so that no link in the folder
 * is followed: what it leads to would be overwritten. The folder itself may be one, as with Task.
 */
public final class StatePath {
  private StatePath() {}

  /** The other place that the environment names; empty for none. */
  public static String tempDir(Map<String, String> environment) {
    return environment.getOrDefault("TASK_TEMP_DIR", "");
  }

  /**
   * Where Task keeps the state of a project: beside the root Taskfile, or in a folder of the
   * project's name below another place.
   *
   * @param root the folder of the root Taskfile
   * @param tempDir the other place as it is given; empty for none
   */
  public static Path folder(Path root, String tempDir, Map<String, String> environment) {
    if (tempDir.isEmpty()) {
      return root.resolve(".task");
    }
    String home = environment.getOrDefault("HOME", "");
    boolean inHome = tempDir.equals("~") || tempDir.startsWith("~/");
    Path folder = Path.of(inHome ? home + tempDir.substring(1) : tempDir);
    return inHome || folder.isAbsolute()
        ? folder.resolve(String.valueOf(root.getFileName()))
        : root.resolve(folder);
  }

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
