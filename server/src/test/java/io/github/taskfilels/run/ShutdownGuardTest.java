package io.github.taskfilels.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.process.ProcessSession;
import io.github.taskfilels.run.process.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runner is a process of its own here, told to stop by a signal. */
@Timeout(60)
class ShutdownGuardTest {
  @TempDir Path folder;

  /** A runner with a stubborn command and a defer. */
  static final class Victim {
    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      Tasks tasks = new Tasks(folder);
      tasks.task("a", new Tasks.Definition(List.of("b"), List.of(), List.of(), false, false));
      tasks.task(
          "b",
          new Tasks.Definition(
              List.of(),
              List.of(
                  "(setsid sleep 600 &) ; trap '' TERM INT; touch ready; while true; do sleep 1; done",
                  "touch never"),
              List.of("touch deferred"),
              false,
              false));
      RunHandle run =
          Runner.start(
              RunRequest.of(ImmutableList.of(tasks.call("a")), 2),
              Shell.find(System.getenv()),
              EventLog.to());
      Files.writeString(folder.resolve("id"), run.id());
      try (ShutdownGuard guard = ShutdownGuard.of(run, Duration.ofSeconds(5))) {
        run.result().join();
        Files.writeString(folder.resolve("ended"), guard.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalToTheRunnerEndsTheRunAndItsProcesses(String signal) throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/stat")), "skipped: no /proc here");
    Process runner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    await(() -> Files.exists(folder.resolve("ready")) && Files.exists(folder.resolve("id")));
    String id = Files.readString(folder.resolve("id"));

    new ProcessBuilder("bash", "-c", "kill -s " + signal + " " + runner.pid()).start().waitFor();

    int code = runner.waitFor();
    assertThat(code)
        .as("as the signal says; log: " + Files.readString(folder.resolve("log")))
        .isGreaterThan(128);
    try (ProcessSession probe = ProcessSession.open(Shell.find(System.getenv()), id)) {
      assertThat(probe.alive()).isEmpty();
    }
    assertThat(folder.resolve("deferred")).exists();
    assertThat(folder.resolve("never")).doesNotExist();
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
