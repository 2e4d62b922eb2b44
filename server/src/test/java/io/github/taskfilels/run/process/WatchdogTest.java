package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.Termination;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner itself is a process of its own here, so that it can die. */
@Tag("process")
@Timeout(60)
class WatchdogTest {
  @TempDir Path folder;

  /** A runner that starts a nasty tree and waits for ever. */
  static final class Victim {
    public static void main(String[] args) throws Exception {
      Shell found = Shell.find(System.getenv());
      Shell shell =
          args[2].equals("noted")
              ? found
              : new Shell(found.bash(), found.version(), found.setsid(), null, null);
      ProcessSession session = ProcessSession.open(shell, args[0]);
      String nasty =
          "setsid bash -c 'sleep 600; true' & (setsid sleep 601 >/dev/null 2>&1 &);"
              + " env -i PATH=\"$PATH\" bash -c 'echo $$ > bare; sleep 602; true' &"
              + " bash -c \"trap '' TERM; touch ready; sleep 603; sleep 604\"; true";
      RunningCommand command =
          session.start(
              CommandSpec.of(nasty, Path.of(args[1]), ImmutableMap.copyOf(System.getenv())),
              (_, _) -> {});
      command.await(null, Termination.DEFAULT);
    }
  }

  @BeforeEach
  void proc() {
    Assumptions.assumeTrue(ProcessTable.available(), "skipped: no /proc here");
  }

  private static long count(String runId) {
    return ProcessTable.scan().stream()
        .filter(entry -> RunToken.ofRun(entry.cookie(), runId))
        .count();
  }

  private static boolean watchdogLives(String runId) {
    return ProcessHandle.allProcesses().anyMatch(process -> isWatchdog(process, runId));
  }

  private static boolean isWatchdog(ProcessHandle process, String runId) {
    List<String> arguments = process.info().arguments().map(List::of).orElse(List.of());
    return arguments.contains("taskfile-ls-watchdog") && arguments.contains(runId);
  }

  /** A runner may be killed between the start of a command and the note of its group. */
  @ParameterizedTest
  @ValueSource(strings = {"noted", "not noted"})
  void nothingSurvivesARunnerKilledByForce(String groups) throws Exception {
    String runId = UUID.randomUUID().toString();
    Process runner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                runId,
                folder.toString(),
                groups)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(new File(folder.toFile(), "log")))
            .start();
    await(() -> Files.exists(folder.resolve("ready")) && Files.exists(folder.resolve("bare")));
    assertThat(count(runId)).isGreaterThanOrEqualTo(5);
    long bare = Long.parseLong(Files.readString(folder.resolve("bare")).strip());

    runner.destroyForcibly().waitFor();

    await(() -> count(runId) == 0 && !alive(bare));
    await(() -> !watchdogLives(runId));
  }

  @Test
  void aDismissedWatchdogGoesAndTouchesNothing() throws Exception {
    String runId = UUID.randomUUID().toString();
    ProcessSession session = ProcessSession.open(Shell.find(System.getenv()), runId);
    Exit exit =
        session
            .start(
                CommandSpec.of(
                    "sleep 600 >/dev/null 2>&1 & true",
                    folder,
                    ImmutableMap.copyOf(System.getenv())),
                (_, _) -> {})
            .await(null, Termination.DEFAULT);
    assertThat(exit.ok()).isTrue();
    assertThat(watchdogLives(runId)).isTrue();
    session.close();
    await(() -> !watchdogLives(runId));
    assertThat(count(runId)).as("the background process lives on, as with Task").isEqualTo(1);
    ProcessTable.scan().stream()
        .filter(entry -> RunToken.ofRun(entry.cookie(), runId))
        .forEach(entry -> ProcessHandle.of(entry.pid()).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Test
  void aWatchdogThatWasKilledIsReplaced() throws Exception {
    String runId = UUID.randomUUID().toString();
    try (ProcessSession session = ProcessSession.open(Shell.find(System.getenv()), runId)) {
      CommandSpec spec = CommandSpec.of("true", folder, ImmutableMap.copyOf(System.getenv()));
      session.start(spec, (_, _) -> {}).await(null, Termination.DEFAULT);
      ProcessHandle.allProcesses()
          .filter(process -> isWatchdog(process, runId))
          .forEach(ProcessHandle::destroyForcibly);
      await(() -> !watchdogLives(runId));
      session.start(spec, (_, _) -> {}).await(null, Termination.DEFAULT);
      session.start(spec, (_, _) -> {}).await(null, Termination.DEFAULT);
      assertThat(watchdogLives(runId)).isTrue();
    }
  }

  private static boolean alive(long pid) {
    return ProcessTable.scan().stream().anyMatch(entry -> entry.pid() == pid);
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it happens in the end").isLessThan(deadline);
      Thread.sleep(20);
    }
  }
}
