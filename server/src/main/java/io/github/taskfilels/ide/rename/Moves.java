package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import java.io.File;
import java.nio.file.Path;

/**
 * Files and folders that get new places.
 *
 * @param all in the order in which they are made
 */
public record Moves(ImmutableList<Move> all) {

  /** One file or folder. */
  public record Move(FileId from, FileId to) {}

  /** Where a file or folder is afterwards. */
  Path of(Path place) {
    for (Move move : all) {
      Path from = move.from().path();
      Path to = move.to().path();
      if (from != null && to != null && place.startsWith(from)) {
        return place.equals(from) ? to : to.resolve(from.relativize(place));
      }
    }
    return place;
  }

  /** Whether a file gets another place, itself or with a folder around it. */
  boolean concern(FileId file) {
    return all.stream().anyMatch(move -> file.isWithin(move.from()));
  }

  /**
   * A path as it has to be written.
   *
   * @param written how it was written, whose manner is kept
   * @param base the folder that it is relative to
   * @param target where it has to lead
   */
  static String write(String written, Path base, Path target) {
    if (Path.of(written).isAbsolute()) {
      return target.toString();
    }
    String path = base.relativize(target).toString().replace(File.separatorChar, '/');
    if (path.isEmpty()) {
      path = ".";
    } else if (written.startsWith("./") && !path.startsWith("..")) {
      path = "./" + path;
    }
    return written.endsWith("/") && !path.endsWith("/") ? path + "/" : path;
  }
}
