package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.Lists;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Daily commands of the image load every class from its AOT cache, and link nothing at run time:
 * each thing that they did was about a millisecond of every start.
 */
@Tag("process")
@Tag("long")
@Timeout(120)
class StartTest {
  private static final Path IMAGE = Path.of("target", "taskfile-ls", "bin", "taskfile-ls");

  /** What the JVM does not keep, and loads itself when the first process is started. */
  private static final String OF_THE_JVM = "jdk.internal.event.";

  private static final int STARTS = 3;

  @TempDir Path folder;

  @BeforeEach
  void project() throws IOException {
    assumeTrue(Files.isExecutable(IMAGE), "the image is not built");
    Files.writeString(
        folder.resolve("Taskfile.yml"),
        """
        version: '3'
        vars: {NAME: world}
        tasks:
          default: {deps: [built], cmds: ['echo "hello {{.NAME}}"']}
          built: {sources: [in.txt], generates: [out.txt], cmds: [cp in.txt out.txt]}
          pair: {deps: [first, second]}
          first: {deps: [shared]}
          second: {deps: [shared]}
          shared: {run: once, cmds: [sleep 0.2]}
        """);
    Files.writeString(folder.resolve("in.txt"), "text\n");
  }

  @Test
  void aRunLoadsNothingFromElsewhere() throws Exception {
    assertThat(loadedFromElsewhere("run", "--force", "default")).isEmpty();
  }

  @Test
  void aRunWhoseTasksShareADependencyLoadsNothingFromElsewhere() throws Exception {
    assertThat(loadedFromElsewhere("run", "pair")).isEmpty();
  }

  @Test
  void aRunThatHasNothingToDoLoadsNothingFromElsewhere() throws Exception {
    loadedFromElsewhere("run", "built");
    assertThat(loadedFromElsewhere("run", "built")).isEmpty();
  }

  @Test
  void aListLoadsNothingFromElsewhere() throws Exception {
    assertThat(loadedFromElsewhere("list", "--list-all")).isEmpty();
    assertThat(loadedFromElsewhere("run", "--list-all", "--json")).isEmpty();
  }

  @Test
  void aRunOnATerminalLoadsNothingFromElsewhere() throws Exception {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(
        Files.isExecutable(script) && Files.isDirectory(Path.of("/proc/self/fd")),
        "skipped: there is no script of util-linux");
    String line = "'" + IMAGE.toAbsolutePath() + "' run --force default";
    assertThat(loadedBy(List.of(script.toString(), "-qec", line, "/dev/null"))).isEmpty();
  }

  private Set<String> loadedFromElsewhere(String... arguments) throws Exception {
    return loadedBy(Lists.asList(IMAGE.toAbsolutePath().toString(), arguments));
  }

  /** In each of a few starts: what two threads come to by chance does not count. */
  private Set<String> loadedBy(List<String> words) throws Exception {
    Set<String> always = once(words);
    for (int i = 1; i < STARTS; i++) {
      always.retainAll(once(words));
    }
    return always;
  }

  /** The classes without the addresses in their names, and where they came from. */
  private Set<String> once(List<String> words) throws Exception {
    Path log = folder.resolve("classes.log");
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .put("TASKFILE_LS_JAVA_OPTS", "-Xlog:class+load:file=" + log + ":none:filesize=0");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isEqualTo(0);
    try (Stream<String> lines = Files.lines(log)) {
      return lines
          .filter(line -> line.contains(" source: "))
          .filter(line -> !line.contains("source: shared objects file"))
          .filter(line -> !line.contains(OF_THE_JVM))
          .map(line -> line.replaceAll("0x[0-9a-f]+", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
