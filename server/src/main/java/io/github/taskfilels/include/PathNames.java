package io.github.taskfilels.include;

import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Names files for people. */
public final class PathNames {
  private PathNames() {}

  /**
   * The path from a folder, with slashes; the whole path where it would begin with more than two
   * steps up.
   *
   * @param folder null gives the whole path
   */
  public static String relative(@Nullable FileId folder, FileId file) {
    Path base = folder == null ? null : folder.path();
    Path path = file.path();
    if (base == null
        || path == null
        || base.getRoot() == null
        || !base.getRoot().equals(path.getRoot())) {
      return file.toString();
    }
    String relative = base.relativize(path).toString().replace('\\', '/');
    return relative.startsWith("../../../") ? file.toString() : relative.isEmpty() ? "." : relative;
  }
}
