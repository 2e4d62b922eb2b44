package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * The program on a terminal, made by {@code script} of util-linux: what is typed goes in, what the
 * screen would show comes out.
 */
final class PseudoTerminal implements AutoCloseable {
  private final Process process;
  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
  private final Thread reader;

  private PseudoTerminal(Process process) {
    this.process = process;
    this.reader = Thread.ofPlatform().daemon().start(this::read);
  }

  /**
   * Runs a script of bash in a terminal; {@code "$@"} in it is the program with its arguments, on a
   * Taskfile. The result of {@link #exit} is that of the script.
   */
  static PseudoTerminal start(Path folder, String taskfile, String script, String... arguments)
      throws IOException {
    return start(Map.of("NO_COLOR", "1"), folder, taskfile, script, arguments);
  }

  /** The same with variables of the environment; those about colours are not inherited. */
  static PseudoTerminal start(
      Map<String, String> environment,
      Path folder,
      String taskfile,
      String script,
      String... arguments)
      throws IOException {
    Assumptions.assumeTrue(available(), "skipped: there is no script of util-linux");
    Files.writeString(folder.resolve("Taskfile.yml"), taskfile);
    String words =
        String.join(
            " ",
            "set --",
            ProcessHandle.current().info().command().orElseThrow(),
            "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED",
            "-cp '" + System.getProperty("java.class.path") + "'",
            Main.class.getName(),
            String.join(" ", arguments));
    Path file = folder.resolve("in-terminal.sh");
    Files.writeString(file, words + "\n" + script + "\n");
    ProcessBuilder builder =
        new ProcessBuilder("env", "--default-signal", "script", "-qec", "bash " + file, "/dev/null")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("SHELL", "/bin/sh");
    List.of("NO_COLOR", "FORCE_COLOR", "TASK_COLOR", "CI").forEach(builder.environment()::remove);
    builder.environment().put("TERM", "xterm");
    builder.environment().putAll(environment);
    return new PseudoTerminal(builder.start());
  }

  private static boolean available() {
    try {
      Process asked = new ProcessBuilder("script", "--version").redirectErrorStream(true).start();
      String version = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return version.contains("util-linux");
    } catch (IOException none) {
      return false;
    }
  }

  private void read() {
    byte[] buffer = new byte[8192];
    try {
      for (int n = process.getInputStream().read(buffer);
          n >= 0;
          n = process.getInputStream().read(buffer)) {
        synchronized (screen) {
          screen.write(buffer, 0, n);
        }
      }
    } catch (IOException closed) {
      return; // The terminal was closed.
    }
  }

  /** What was shown so far, with plain ends of lines and without the terminal's word for keys. */
  String text() {
    synchronized (screen) {
      return screen.toString(StandardCharsets.UTF_8).replace("\r", "").replace("^C", "");
    }
  }

  List<String> lines() {
    return text().lines().toList();
  }

  /** Waits until something was shown. */
  PseudoTerminal until(String shown) throws Exception {
    RunnerProcess.await(
        () -> {
          assertThat(process.isAlive() || text().contains(shown)).as(text()).isTrue();
          return text().contains(shown);
        });
    return this;
  }

  /** Types. */
  void type(String keys) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write(keys.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  /** Waits for the end and gives the exit code. */
  int exit() throws InterruptedException {
    assertThat(process.waitFor(40, TimeUnit.SECONDS)).as(text()).isTrue();
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
