package io.github.taskfilels.program.values;

import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.functions.TemplateHost;
import java.util.List;

/** Whether tasks and commands are for this machine. */
public final class Platforms {
  private Platforms() {}

  /**
   * Whether a list of {@code os}, {@code arch} or {@code os/arch} names this machine; an empty one
   * names all.
   *
   * @param host this machine
   */
  public static boolean match(List<Text> platforms, TemplateHost host) {
    if (platforms.isEmpty()) {
      return true;
    }
    String os = host.os();
    String arch = host.arch();
    return platforms.stream()
        .map(Text::value)
        .anyMatch(
            platform ->
                platform.equals(os) || platform.equals(arch) || platform.equals(os + "/" + arch));
  }
}
