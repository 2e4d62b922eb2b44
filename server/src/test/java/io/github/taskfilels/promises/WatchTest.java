package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line with {@code --watch}, and its end. */
@Tag("process")
@Timeout(120)
class WatchTest {
  private static final String SERVER =
      """
      version: '3'
      tasks:
        first: touch first
        serve:
          watch: true
          sources: [in.txt]
          cmds:
            - defer: touch deferred
            - "cp in.txt ready; (setsid sleep MARK &); trap '' TERM INT; sleep MARK"
      """;

  /** Two that sleep; the shell becomes the second. */
  private static final int SERVER_PROCESSES = 2;

  @TempDir Path folder;
  private RunnerProcess runner;

  @BeforeEach
  void source() throws Exception {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/self/cmdline")), "skipped: no /proc to look for processes");
    Files.writeString(folder.resolve("in.txt"), "one");
  }

  @AfterEach
  void end() throws Exception {
    if (runner != null) {
      runner.destroy();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void itEndsWellWhenItIsToldTo(String signal) throws Exception {
    runner = RunnerProcess.start(folder, SERVER, "run", "serve", "first").until("ready");
    assertThat(runner.has("first")).as("regular tasks run first").isTrue();
    RunnerProcess.await(() -> runner.marked().size() == SERVER_PROCESSES);
    Files.writeString(folder.resolve("in.txt"), "two");
    RunnerProcess.await(() -> runner.text("ready").equals("two"));
    RunnerProcess.await(() -> runner.marked().size() == SERVER_PROCESSES);
    runner.signal(signal);
    assertThat(runner.exit()).isZero();
    runner.hasLeftNothing();
    assertThat(runner.has("deferred")).isTrue();
    assertThat(runner.text("err"))
        .contains("task: Started watching for tasks: serve\n")
        .doesNotContain("Failed");
  }

  @Test
  void theFlagWatchesEveryTask() throws Exception {
    runner =
        RunnerProcess.start(
            folder,
            "version: '3'\ntasks: {a: {sources: [in.txt], cmds: [cp in.txt ready]}}",
            "run",
            "-w",
            "--interval=20ms",
            "a");
    runner.until("ready");
    RunnerProcess.await(() -> runner.text("err").contains("task: task \"a\" finished running"));
    Files.writeString(folder.resolve("in.txt"), "three");
    RunnerProcess.await(() -> runner.text("ready").equals("three"));
    runner.signal("TERM");
    assertThat(runner.exit()).isZero();
  }

  @Test
  void inTheEditorItIsARunThatCanBeCancelled() throws Exception {
    runner = RunnerProcess.start(folder, SERVER, "lsp").run("serve").until("ready");
    Files.writeString(folder.resolve("in.txt"), "two");
    RunnerProcess.await(() -> runner.text("ready").equals("two"));
    String answer = runner.text("out");
    String id = answer.replaceFirst("(?s).*\"runId\":\"([^\"]+)\".*", "$1");
    runner.send(
        java.util.Map.of(
            "jsonrpc",
            "2.0",
            "id",
            3,
            "method",
            "taskfile/cancel",
            "params",
            java.util.Map.of("runId", id)));
    RunnerProcess.await(() -> runner.text("out").contains("\"cancelled\":true"));
    runner.hasLeftNothing();
    assertThat(runner.has("deferred")).isTrue();
  }
}
