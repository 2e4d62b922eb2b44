package io.github.taskfilels.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The real Task, as oracle. The system property {@code taskfilels.task} names its binary; without
 * it, {@code task} on the search path and in Go's default folder is tried. Tests that need it are
 * skipped, saying so, where there is none or where it has another version than the one that this
 * project follows.
 */
public final class RealTask {
  private static final String VERSION = "3.53.1";

  private final Path binary;

  private RealTask(Path binary) {
    this.binary = binary;
  }

  /** What a run of Task gave. */
  public record Result(int exitCode, String output, String errors) {}

  /** The binary, or a skipped test. */
  public static RealTask find() {
    String named = System.getProperty("taskfilels.task", "");
    Stream<Path> places =
        named.isEmpty()
            ? Stream.concat(
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, "task")),
                Stream.of(Path.of(System.getProperty("user.home"), "go", "bin", "task")))
            : Stream.of(Path.of(named));
    RealTask task = places.filter(Files::isExecutable).findFirst().map(RealTask::new).orElse(null);
    Assumptions.assumeTrue(
        task != null && task.run(Path.of("."), "--version").output().contains(VERSION),
        () -> "skipped: no Task " + VERSION + " found (set -Dtaskfilels.task=FILE)");
    return java.util.Objects.requireNonNull(task);
  }

  /**
   * Whether Task refuses to load a file. Listing loads everything and runs nothing; without tasks
   * to list it fails too, but says nothing on stderr then.
   */
  public Result list(Path taskfile) {
    return run(taskfile.getParent(), "--list-all", "-t", taskfile.toString());
  }

  /** Runs Task with an environment that holds nothing of the caller's but the search path. */
  public Result run(Path dir, String... arguments) {
    try {
      Path home = Files.createTempDirectory("task-home");
      Path out = home.resolve("out");
      Path err = home.resolve("err");
      ProcessBuilder builder =
          new ProcessBuilder(
                  Stream.concat(Stream.of(binary.toString()), Stream.of(arguments)).toList())
              .directory(dir.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      String path = System.getenv("PATH");
      builder.environment().clear();
      builder.environment().put("HOME", home.toString());
      builder.environment().put("PATH", path);
      Process process = builder.start();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("Task did not end: " + List.of(arguments));
      }
      Result result = new Result(process.exitValue(), read(out), read(err));
      for (Path file : List.of(out, err, home)) {
        Files.delete(file);
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
