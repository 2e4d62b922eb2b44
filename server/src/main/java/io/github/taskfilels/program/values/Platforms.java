package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Text;
import java.util.List;

/** Whether tasks and commands are for this machine. */
public final class Platforms {
  private Platforms() {}

  /**
   * Whether a list of {@code os}, {@code arch} or {@code os/arch} names this machine; an empty one
   * names all.
   *
   * @param os Go's name, such as {@code linux}
   * @param arch Go's name, such as {@code amd64}
   */
  public static boolean match(List<Text> platforms, String os, String arch) {
    if (platforms.isEmpty()) {
      return true;
    }
    return platforms.stream()
        .map(Text::value)
        .anyMatch(
            platform ->
                platform.equals(os) || platform.equals(arch) || platform.equals(os + "/" + arch));
  }
}
