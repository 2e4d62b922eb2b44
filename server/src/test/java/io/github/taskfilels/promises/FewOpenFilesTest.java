package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The image where the user's limit of open files is low. */
@Tag("process")
@Tag("long")
@Timeout(120)
class FewOpenFilesTest {
  private static final Path IMAGE = Path.of("target", "taskfile-ls", "bin", "taskfile-ls");

  private static final String LIMIT =
      """
      version: '3'
      silent: true
      tasks:
        limit: ulimit -Sn
      """;

  @TempDir Path folder;

  @BeforeEach
  void image() {
    assumeTrue(Files.isExecutable(IMAGE), "the image is not built");
    assumeTrue(Files.isReadable(Path.of("/proc/self/limits")), "skipped: this is not Linux");
  }

  /** Runs a task after some words of bash; gives the output, after the exit code. */
  private String run(String before, String taskfile, String arguments) throws Exception {
    Files.writeString(folder.resolve("Taskfile.yml"), taskfile);
    Process process =
        new ProcessBuilder(
                "bash", "-c", before + "; exec '" + IMAGE.toAbsolutePath() + "' run " + arguments)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + output;
  }

  @Test
  void commandsHaveTheLimitOfTheUser() throws Exception {
    assertThat(run("ulimit -Sn 500", LIMIT, "limit")).isEqualTo("0\n500\n");
  }

  @Test
  void anyNumberOfTasksRaisesTheLimitAsFarAsItMay() throws Exception {
    assertThat(run("ulimit -n 700; ulimit -Sn 500", LIMIT, "-C 0 limit")).isEqualTo("0\n700\n");
  }

  @Test
  void allOfAnyNumberOfTasksRun() throws Exception {
    int count = 300;
    String names =
        IntStream.range(0, count).mapToObj(i -> "t" + i).collect(Collectors.joining(", "));
    StringBuilder taskfile = new StringBuilder("version: '3'\nsilent: true\ntasks:\n");
    taskfile.append("  all: {deps: [").append(names).append("]}\n");
    for (int i = 0; i < count; i++) {
      taskfile.append("  t").append(i).append(": echo done >> marks; sleep 0.2\n");
    }
    assertThat(run("ulimit -n 512", taskfile.toString(), "-C 0 all")).isEqualTo("0\n");
    assertThat(lines()).isEqualTo(count);
  }

  private long lines() throws IOException {
    return Files.readAllLines(folder.resolve("marks")).size();
  }
}
