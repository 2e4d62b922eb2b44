package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import io.github.taskfilels.cli.Main;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The program as a process of its own, without a terminal, in a folder with a Taskfile; and a look
 * at what it left behind. The processes of its tasks are known by a mark in their arguments.
 */
final class RunnerProcess {
  /** Far more than anything here takes, also on a slow machine. */
  private static final Duration LIMIT = Duration.ofSeconds(40);

  /** A task, called {@code nasty}, whose processes try to survive; it makes {@code ready}. */
  static final String NASTY =
      """
      version: '3'
      tasks:
        nasty:
          - defer: touch deferred
          - |
            setsid sleep MARK &
            (setsid bash -c '(sleep MARK &); exec sleep MARK' >/dev/null 2>&1 &)
            (trap '' TERM INT HUP; sleep MARK; sleep MARK) &
            bash -c "trap '' TERM INT HUP; touch ready; sleep MARK; sleep MARK"
          - touch never
      """;

  private final Path folder;
  private final String mark;
  private final Process process;

  private RunnerProcess(Path folder, String mark, Process process) {
    this.folder = folder;
    this.mark = mark;
    this.process = process;
  }

  /** A number of seconds that no other process has in its arguments. */
  static String mark() {
    return "86400." + ThreadLocalRandom.current().nextInt(100_000_000, 1_000_000_000);
  }

  /** Starts the program; {@code MARK} in the Taskfile becomes a number of seconds. */
  static RunnerProcess start(Path folder, String taskfile, String... arguments) throws IOException {
    String mark = mark();
    Files.writeString(folder.resolve("Taskfile.yml"), taskfile.replace("MARK", mark));
    List<String> words =
        new ArrayList<>(
            List.of(
                // Whoever starts the tests in the background has INT or HUP ignored.
                "env",
                "--default-signal",
                "setsid",
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    words.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectOutput(new File(folder.toFile(), "out"))
            .redirectError(new File(folder.toFile(), "err"))
            .start();
    return new RunnerProcess(folder, mark, process);
  }

  /** Waits until a file is there. */
  RunnerProcess until(String file) throws Exception {
    await(
        () -> {
          assertThat(process.isAlive() || Files.exists(folder.resolve(file)))
              .as("it runs; output: %s", text("out") + text("err"))
              .isTrue();
          return Files.exists(folder.resolve(file));
        });
    return this;
  }

  /** Sends a signal to the process alone. */
  void signal(String name) throws Exception {
    new ProcessBuilder("bash", "-c", "kill -s " + name + " " + process.pid()).start().waitFor();
  }

  /** Kills the watchdog of its run. */
  void endWatchdog() {
    List<ProcessHandle> watchdogs =
        process
            .children()
            .filter(
                child ->
                    child.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch("taskfile-ls-watchdog"::equals))
            .toList();
    assertThat(watchdogs).as("its watchdog").hasSize(1);
    watchdogs.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends its standard input. */
  void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  /** Sends one message of the language server protocol. */
  void send(Map<String, ?> message) throws IOException {
    byte[] body = new Gson().toJson(message).getBytes(StandardCharsets.UTF_8);
    OutputStream out = process.getOutputStream();
    out.write(("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    out.write(body);
    out.flush();
  }

  /** Starts a session of the language server and a run in it. */
  RunnerProcess run(String task) throws IOException {
    send(
        Map.of(
            "jsonrpc",
            "2.0",
            "id",
            1,
            "method",
            "initialize",
            "params",
            Map.of("capabilities", Map.of(), "rootUri", folder.toUri().toString())));
    send(Map.of("jsonrpc", "2.0", "method", "initialized", "params", Map.of()));
    send(
        Map.of(
            "jsonrpc",
            "2.0",
            "id",
            2,
            "method",
            "taskfile/run",
            "params",
            Map.of(
                "root",
                folder.resolve("Taskfile.yml").toUri().toString(),
                "tasks",
                List.of(task))));
    return this;
  }

  /** Waits for its end and gives its exit code; 128 + n for a signal. */
  int exit() throws InterruptedException {
    assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  /** Waits until no process of its tasks is left. */
  void leavesNothing() throws Exception {
    await(() -> marked().isEmpty());
  }

  /** Right now no process of its tasks is left. */
  void hasLeftNothing() throws IOException {
    assertThat(marked()).as("processes that are left").isEmpty();
  }

  /** Ends it by force, for the end of a test. */
  void destroy() throws Exception {
    process.destroyForcibly();
    leavesNothing();
  }

  String text(String file) throws IOException {
    Path path = folder.resolve(file);
    return Files.exists(path) ? Files.readString(path) : "";
  }

  boolean has(String file) {
    return Files.exists(folder.resolve(file));
  }

  /** The command lines with the mark; those of zombies are empty. */
  List<String> marked() throws IOException {
    return marked(mark);
  }

  static List<String> marked(String mark) throws IOException {
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path entry : folders) {
        try {
          String line = Files.readString(entry.resolve("cmdline"), StandardCharsets.ISO_8859_1);
          if (line.contains(mark)) {
            found.add(entry.getFileName() + " " + line.replace('\0', ' '));
          }
        } catch (IOException gone) {
          continue; // It ended while it was being looked at.
        }
      }
    }
    return found;
  }

  static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("it happens in the end").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
