package io.github.taskfilels.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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
@Timeout(1200)
class OpeningIsSafeTest {
  /** Of the heap, for the commands and the server together. */
  private static final String MEMORY = "-Xmx1g";

  private static final long DEADLINE_SECONDS = 300;
  private static final long SEEDS = 4;

  /** All of them, begun together, since each is one thread that works. */
  private static final Map<String, Future<Said>> LOOKS = new LinkedHashMap<>();

  private static final ExecutorService POOL =
      Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

  /**
   * What an onlooker said.
   *
   * @param exit its exit code; null where it had to be ended
   */
  private record Said(@Nullable Integer exit, String text) {}

  static Stream<String> hostile() {
    return HostileProjects.all().keySet().stream();
  }

  static Stream<String> seeds() {
    return LongStream.rangeClosed(1, SEEDS).mapToObj(Long::toString);
  }

  @BeforeAll
  static void begin(@TempDir Path folder) {
    Stream.concat(hostile(), seeds())
        .forEach(
            project -> {
              Path own = folder.resolve(Integer.toString(LOOKS.size()));
              LOOKS.put(project, POOL.submit(() -> look(project, own)));
            });
  }

  @AfterAll
  static void end() throws InterruptedException {
    POOL.shutdownNow();
    assertThat(POOL.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    LOOKS.clear();
  }

  @ParameterizedTest
  @MethodSource({"hostile", "seeds"})
  void lookingEnds(String project) throws Exception {
    Said said = LOOKS.get(project).get();
    assertThat(said.exit()).as("%s", said.text()).isEqualTo(0);
  }

  private static Said look(String project, Path folder) throws Exception {
    Path said = Files.createDirectories(folder).resolve("said");
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
      return new Said(ended ? process.exitValue() : null, text);
    } finally {
      process.destroyForcibly();
    }
  }
}
