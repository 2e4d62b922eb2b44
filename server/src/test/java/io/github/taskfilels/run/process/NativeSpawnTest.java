package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.StreamKind;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class NativeSpawnTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private NativeSpawn spawn;

  @BeforeEach
  void link() {
    spawn = NativeSpawn.link();
    assumeTrue(spawn != null, "the C library of this system has no such functions");
  }

  private Process start(Map<String, String> environment, String... words) throws IOException {
    return start(ImmutableMap.copyOf(environment), "run:1", words);
  }

  private Process start(ImmutableMap<String, String> environment, String cookie, String... words)
      throws IOException {
    ProcessStart start =
        new ProcessStart(
            Path.of("/usr/bin/setsid"),
            () -> ImmutableList.copyOf(words),
            folder,
            environment,
            cookie,
            Redirect.from(new File("/dev/null")),
            false,
            null);
    out.reset();
    err.reset();
    return spawn.start(
        start,
        (stream, piece) -> (stream == StreamKind.STDOUT ? out : err).writeBytes(piece.toArray()));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void givesDirectoryEnvironmentArgumentsAndStreams() throws Exception {
    Process process =
        start(
            Map.of("NAME", "välue"),
            "/bin/sh",
            "-c",
            "pwd; echo \"$NAME|$1|$#\"; cat; echo problem >&2; exit 7",
            "sh",
            "two  words");

    assertThat(process.waitFor()).isEqualTo(7);
    assertThat(process.exitValue()).isEqualTo(7);
    assertThat(out()).isEqualTo(folder.toRealPath() + "\nvälue|two  words|1\n");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("problem\n");
  }

  /** The variables of the last start are kept for the next, which may have others. */
  @Test
  void eachStartHasItsOwnVariablesAndCookie() throws Exception {
    ImmutableMap<String, String> first = ImmutableMap.of("A", "1", RunToken.NAME, "outer:1");
    ImmutableMap<String, String> second = ImmutableMap.of("A", "2", "B", "3");
    for (String cookie : List.of("one:1", "one:2")) {
      start(first, cookie, "/usr/bin/env").waitFor();
      assertThat(out().lines()).containsExactly("A=1", RunToken.NAME + "=" + cookie);
      start(first, cookie + "0", "/usr/bin/env").waitFor();
      assertThat(out().lines()).containsExactly("A=1", RunToken.NAME + "=" + cookie + "0");
      start(second, cookie, "/usr/bin/env").waitFor();
      assertThat(out().lines()).containsExactly("A=2", "B=3", RunToken.NAME + "=" + cookie);
    }
  }

  @Test
  void leadsASessionWithNoSignalBlockedAndNoOpenFiles() throws Exception {
    try (var open = Files.newInputStream(Files.createFile(folder.resolve("open")))) {
      Process process =
          start(
              Map.of("PATH", System.getenv("PATH")),
              "/bin/sh",
              "-c",
              "read -r _ _ _ _ group session _ < /proc/self/stat; echo $group $session;"
                  + " grep SigBlk /proc/self/status; for f in 3 4 5 6 7 8 9; do"
                  + " [ ! -e /proc/self/fd/$f ] || readlink /proc/$$/fd/$f; done; echo $$");
      process.waitFor();
      assertThat(open.read()).isEqualTo(-1);
      assertThat(out())
          .isEqualTo("%1$d %1$d\nSigBlk:\t0000000000000000\n%1$d\n".formatted(process.pid()));
    }
  }

  @Test
  void aProcessThatASignalEndedHasItsNumberInTheExitCode() throws Exception {
    Process process = start(Map.of(), "/bin/sh", "-c", "kill -9 $$");
    assertThat(process.waitFor()).isEqualTo(128 + 9);
  }

  @Test
  void tellsWhetherItRuns() throws Exception {
    Process process = start(Map.of(), "/bin/sleep", "100");
    assertThat(process.isAlive()).isTrue();
    assertThat(process.waitFor(1, TimeUnit.MILLISECONDS)).isFalse();
    assertThatThrownBy(process::exitValue).isInstanceOf(IllegalThreadStateException.class);
    assertThat(process.toHandle().pid()).isEqualTo(process.pid());

    process.destroyForcibly();

    assertThat(process.waitFor()).isEqualTo(128 + 9);
    assertThat(process.isAlive()).isFalse();
    assertThat(process.toHandle().isAlive()).isFalse(); // No zombie is left.
  }

  @Test
  void leavesItToJavaToSayWhyAProgramDoesNotStart() throws Exception {
    assertThat(start(Map.of(), "/no/such/program")).isNull();
  }

  @Test
  void whatDoesNotStartLeavesNothingOpen() throws Exception {
    long before = open();
    for (int i = 0; i < 50; i++) {
      assertThat(start(Map.of(), "/no/such/program")).isNull();
      assertThatThrownBy(() -> start(Map.of(), "/bin/echo", "a\0b"))
          .isInstanceOf(IOException.class);
    }
    assertThat(open()).isLessThan(before + 50);
  }

  private static long open() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.count();
    }
  }

  @Test
  void refusesTextThatNoProgramCanBeGiven() {
    assertThatThrownBy(() -> start(Map.of(), "/bin/echo", "a\0b")).isInstanceOf(IOException.class);
  }

  @Test
  void refusesNamesOfVariablesThatNoProgramCanBeGiven() {
    assertThatThrownBy(() -> start(Map.of("A=B", "c"), "/bin/true"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
