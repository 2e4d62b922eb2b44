package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever looks at a hostile project gets an end in bounded time and memory, and a neighbour is
 * served meanwhile: it is opened, listed, checked, hovered everywhere and drawn by an {@link
 * Onlooker}.
 */
@Tag("process")
@Tag("long")
@Timeout(400)
class OpeningIsSafeTest {
  /** Of the heap, for the commands and the server together. */
  private static final String MEMORY = "-Xmx1g";

  private static final long DEADLINE_SECONDS = 300;
  private static final long SEEDS = 12;

  @TempDir Path folder;

  static Stream<String> hostile() {
    return HostileProjects.all().keySet().stream();
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, SEEDS);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void ofWhatIsKnownToBeHostile(String name) throws Exception {
    looks(name);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void ofRandomProjects(long seed) throws Exception {
    looks(Long.toString(seed));
  }

  private void looks(String project) throws Exception {
    Path said = folder.resolve("said");
    Path place = Files.createDirectory(folder.resolve("place"));
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Onlooker.class.getName(),
                project,
                place.toString())
            .directory(place.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      boolean ended = process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
      String text = Files.readString(said, StandardCharsets.UTF_8);
      assertThat(ended).as("it ends in time; so far: %s", text).isTrue();
      assertThat(process.exitValue()).as(text).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
