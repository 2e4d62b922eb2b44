package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.process.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Promise I6: however a run is ended, it ends soon and no process of it is left. The tree tries to
 * survive: it ignores signals, leaves its group, loses its parents and keeps standard output open.
 */
@Tag("process")
@Timeout(120)
class NoProcessIsLeftTest {
  @TempDir Path folder;
  private RunnerProcess runner;

  @BeforeEach
  void proc() {
    Assumptions.assumeTrue(
        Files.isReadable(Path.of("/proc/self/cmdline")), "skipped: no /proc to look for processes");
  }

  @AfterEach
  void end() throws Exception {
    if (runner != null) {
      runner.destroy();
    }
  }

  private RunnerProcess nasty() throws Exception {
    runner = RunnerProcess.start(folder, RunnerProcess.NASTY, "run", "nasty").until("ready");
    // The others may become what they are a little later than the last one.
    RunnerProcess.await(() -> runner.marked().size() >= 6);
    return runner;
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void i6_aSignalToTheRunner(String signal) throws Exception {
    nasty().signal(signal);
    assertThat(runner.exit()).isEqualTo(201);
    runner.hasLeftNothing();
    assertThat(runner.has("never")).isFalse();
    assertThat(runner.has("deferred")).isTrue();
  }

  /** Each of these commands may be the one that Ctrl-C meets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{if: 'WAIT', cmds: [touch never]}",
        "{status: ['WAIT'], cmds: [touch never]}",
        "{preconditions: ['WAIT'], cmds: [touch never]}",
        "{vars: {A: {sh: 'WAIT'}}, cmds: ['touch never {{.A}}']}",
        "[{cmd: touch never, if: 'WAIT'}, touch never]",
        "[{task: other, if: 'WAIT'}, touch never]",
        "{deps: [wait, wait2, other]}"
      })
  void afterTheFirstInterruptNothingBegins(String task) throws Exception {
    String wait = "touch ready; sleep MARK";
    String taskfile =
        """
        version: '3'
        tasks:
          t: TASK
          other: touch never
          wait: 'WAIT'
          wait2: 'WAIT'
        """;
    runner =
        RunnerProcess.start(
            folder, taskfile.replace("TASK", task).replace("WAIT", wait), "run", "-C", "2", "t");
    runner.until("ready").signal("INT");
    assertThat(runner.exit()).as(runner.text("err")).isNotZero();
    runner.hasLeftNothing();
    assertThat(runner.has("never")).isFalse();
  }

  @Test
  void i6_aThirdSignalEndsAllAtOnceAndStillLeavesNothing() throws Exception {
    nasty().signal("TERM");
    RunnerProcess.await(() -> runner.text("out").contains("Signal received: \"terminated\""));
    runner.signal("INT");
    RunnerProcess.await(() -> runner.text("out").contains("Signal received: \"interrupt\""));
    runner.signal("HUP");
    assertThat(runner.exit()).isEqualTo(1);
    runner.hasLeftNothing();
    assertThat(runner.text("err")).contains("third time: \"hangup\". Forcing shutdown");
    assertThat(runner.has("deferred")).isFalse();
  }

  @Test
  void i6_theRunnerIsKilled() throws Exception {
    nasty().signal("KILL");
    assertThat(runner.exit()).isEqualTo(137);
    runner.leavesNothing();
  }

  /** With nothing to find them by: no group, no parent, no environment, and no watchdog either. */
  @Test
  void i6_isolatedProcessesDieWithTheRunnerAndItsWatchdog() throws Exception {
    try {
      Shell.find(System.getenv()).isolated(System.getenv());
    } catch (NotStartedException e) {
      Assumptions.abort("skipped: " + e.reason());
    }
    String lost =
        """
        version: '3'
        tasks:
          lost:
            deps: [{task: one, vars: {N: 1}}, {task: one, vars: {N: 2}}]
          one: |
            (setsid env -i bash -c "trap '' TERM INT HUP; touch lost{{.N}}; sleep MARK; sleep MARK" &)
            sleep MARK
        """;
    runner = RunnerProcess.start(folder, lost, "run", "--isolate", "lost");
    runner.until("lost1").until("lost2").endWatchdog();
    runner.signal("KILL");
    assertThat(runner.exit()).isEqualTo(137);
    runner.leavesNothing();
  }

  @Test
  void i6_theReaderOfTheOutputGoesAway() throws Exception {
    runner =
        RunnerProcess.start(
            folder,
            """
            version: '3'
            tasks:
              talk:
                - defer: touch deferred
                - "(setsid sleep MARK &); touch ready; while sleep 0.05; do echo MARK; done"
            """,
            "run",
            "talk");
    runner.until("ready");
    runner.destroy();
    Process pipe =
        new ProcessBuilder(
                "bash",
                "-c",
                "\"$@\" | head -1 >/dev/null; echo ${PIPESTATUS[0]} > code",
                "bash",
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                io.github.taskfilels.cli.Main.class.getName(),
                "run",
                "talk")
            .directory(folder.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    pipe.waitFor();
    assertThat(runner.text("code").strip()).isEqualTo("141");
    runner.hasLeftNothing();
    assertThat(runner.has("deferred")).isTrue();
    assertThat(runner.text("err")).doesNotContain("canceled");
  }

  @Test
  void i6_aRunThatIsInterruptedGoesOnWithWhatItsCommandMakesOfIt() throws Exception {
    runner =
        RunnerProcess.start(
            folder,
            """
            version: '3'
            tasks:
              server:
                - "trap 'echo bye; exit 0' INT; (setsid sleep MARK >/dev/null 2>&1 &); touch ready; while sleep 0.05; do :; done"
                - touch next
            """,
            "run",
            "-s",
            "server");
    runner.until("ready").signal("INT");
    assertThat(runner.exit()).isZero();
    assertThat(runner.has("next")).isTrue();
    assertThat(runner.text("out")).contains("task: Signal received: \"interrupt\"").contains("bye");
    runner.hasLeftNothing();
  }

  private RunnerProcess nastyInEditor() throws Exception {
    runner = RunnerProcess.start(folder, RunnerProcess.NASTY, "lsp").run("nasty").until("ready");
    return runner;
  }

  @Test
  void i6_theEditorClosesTheInput() throws Exception {
    nastyInEditor().closeInput();
    assertThat(runner.exit()).isZero();
    runner.hasLeftNothing();
  }

  @Test
  void i6_theEditorSaysExit() throws Exception {
    nastyInEditor().send(Map.of("jsonrpc", "2.0", "id", 3, "method", "shutdown"));
    runner.send(Map.of("jsonrpc", "2.0", "method", "exit"));
    assertThat(runner.exit()).isZero();
    runner.hasLeftNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TERM", "KILL"})
  void i6_theServerIsEnded(String signal) throws Exception {
    nastyInEditor().signal(signal);
    assertThat(runner.exit()).isEqualTo(signal.equals("KILL") ? 137 : 143);
    runner.leavesNothing();
  }

  @Tag("long")
  @Timeout(1200)
  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP", "KILL"})
  void i6_aSignalAtAnyMoment(String signal) throws Exception {
    Random random = new Random(6);
    for (int round = 0; round < 20; round++) {
      runner = RunnerProcess.start(folder, RunnerProcess.NASTY, "run", "nasty");
      Thread.sleep(random.nextInt(1500));
      runner.signal(signal);
      runner.exit();
      runner.leavesNothing();
      Files.deleteIfExists(folder.resolve("ready"));
    }
  }
}
