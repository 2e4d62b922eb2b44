package io.github.taskfilels.template.functions;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The machine as templates see it. What is not asked has no effect: a host for the editor can leave
 * things out.
 */
public interface TemplateHost {
  /** A variable of the environment; null if it is not set. */
  @Nullable String env(String name);

  /** The absolute path of the directory that {@code absPath} starts from. */
  String workingDirectory();

  /**
   * Go's name of the operating system, such as {@code linux}, {@code darwin} or {@code windows}.
   */
  String os();

  /** Go's name of the architecture, such as {@code amd64} or {@code arm64}. */
  String arch();

  int cpuCount();

  Instant now();

  /** The time zone that Go calls Local. */
  ZoneId zone();

  RandomGenerator random();

  /** The addresses of a host name; empty if it is not known. */
  ImmutableList<String> lookupHost(String name);

  default boolean isWindows() {
    return os().equals("windows");
  }
}
