package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process of its own that is told to stop. */
@Timeout(60)
class SignalTest {
  @TempDir Path folder;

  @Test
  void whatItStartedIsGoneAndDeferredCommandsHaveRun() throws IOException, InterruptedException {
    Assumptions.assumeTrue(
        Files.exists(Path.of("/proc/self/stat")), "skipped: no /proc to look for processes in");
    CommandLine.in(
        folder,
        """
        version: '3'
        tasks:
          default:
            deps: [long]
            cmds: [touch never]
          long:
            - defer: touch deferred
            - |
              sleep 1234 & echo $! > pids
              bash -c 'echo $$ >> pids; touch started; sleep 1235; true'
        """);
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "-s")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    while (!Files.exists(folder.resolve("started"))) {
      assertThat(process.isAlive()).as("output: %s", output()).isTrue();
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(folder.resolve("deferred")).exists();
    assertThat(folder.resolve("never")).doesNotExist();
    for (String pid : Files.readAllLines(folder.resolve("pids"))) {
      assertThat(state(pid)).matches("Z?");
    }
  }

  /** The state letter of proc(5): empty where there is no such process, Z until it is collected. */
  private static String state(String pid) throws IOException {
    Path stat = Path.of("/proc", pid, "stat");
    if (!Files.exists(stat)) {
      return "";
    }
    String line = Files.readString(stat);
    return line.substring(line.lastIndexOf(')') + 2).substring(0, 1);
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("out"), StandardCharsets.UTF_8);
  }
}
