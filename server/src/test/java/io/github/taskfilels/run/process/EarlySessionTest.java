package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.Termination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@Timeout(30)
class EarlySessionTest {
  private static final ImmutableMap<String, String> ENVIRONMENT =
      ImmutableMap.of("PATH", System.getenv("PATH"));

  @TempDir Path folder;

  @AfterEach
  void removeLink() throws IOException {
    Files.deleteIfExists(folder.resolve("bash"));
  }

  /** A PATH whose bash is a link, that nobody has asked for its version before. */
  private ImmutableMap<String, String> otherBash() throws Exception {
    Files.createSymbolicLink(folder.resolve("bash"), Shell.find(ENVIRONMENT).bash());
    return ImmutableMap.of("PATH", folder + ":" + System.getenv("PATH"));
  }

  /** How many watchdogs of a run there are. */
  private static long watchdogs(String runId) {
    return ProcessTable.scan().stream()
        .map(entry -> Path.of("/proc/" + entry.pid() + "/cmdline"))
        .filter(file -> words(file).contains("taskfile-ls-watchdog\0" + runId + "\0"))
        .count();
  }

  private static String words(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException gone) {
      return "";
    }
  }

  @Test
  void theWatchdogTellsWhichBashItIs() throws Exception {
    try (EarlySession head = EarlySession.begin(otherBash())) {
      assertThat(head.shell().version()).isEqualTo(Shell.find(ENVIRONMENT).version());
    }
  }

  @Test
  void aSessionRunsCommandsWithTheWatchdogThatWasThere() throws Exception {
    assumeTrue(ProcessTable.available());
    ImmutableMap<String, String> environment = otherBash();
    try (EarlySession head = EarlySession.begin(environment);
        ProcessSession session = head.take()) {
      assertThat(watchdogs(session.runId())).isEqualTo(1);
      StringBuilder output = new StringBuilder();
      RunningCommand command =
          session.start(
              CommandSpec.of("echo hello", folder, environment),
              (stream, bytes) -> output.append(bytes.display()));
      assertThat(command.await(null, Termination.DEFAULT)).isEqualTo(new Exit.Exited(0));
      assertThat(output).hasToString("hello\n");
      assertThat(watchdogs(session.runId())).isEqualTo(1);
    }
  }

  @Test
  void whatNobodyTookIsEnded() throws Exception {
    assumeTrue(ProcessTable.available());
    String runId;
    try (EarlySession head = EarlySession.begin(otherBash())) {
      runId = head.session().runId();
      assertThat(watchdogs(runId)).isEqualTo(1);
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (watchdogs(runId) > 0 && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertThat(watchdogs(runId)).isZero();
  }

  @Test
  void nothingIsBegunForWhatMayStartNothing() throws Exception {
    try (EarlySession head =
        EarlySession.later(ImmutableMap.of("PATH", folder.toString()), false)) {
      assertThatThrownBy(head::shell)
          .isInstanceOf(NotStartedException.class)
          .hasMessageContaining("bash was not found");
    }
    EarlySession.later(ImmutableMap.of("PATH", folder.toString()), false).close();
  }

  @Test
  void aMissingBashIsToldToWhoeverNeedsIt() throws Exception {
    try (EarlySession head = EarlySession.begin(ImmutableMap.of("PATH", folder.toString()))) {
      assertThatThrownBy(head::take)
          .isInstanceOf(NotStartedException.class)
          .hasMessageContaining("bash was not found");
    }
  }
}
