package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine.Result;
import io.github.taskfilels.testkit.RealTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The method {@code timestamp} from run to run. Times are set, so that no clock has to go on. */
@Tag("process")
@Timeout(60)
class TimestampTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      tasks:
        build: {method: timestamp, sources: ['src/*'], generates: [out], cmds: [echo ran, touch out]}
        stamp: {method: timestamp, sources: ['src/*'], cmds: [echo ran]}
        fails: {method: timestamp, sources: ['src/*'], cmds: [echo ran, test -e ok]}
        when: {method: timestamp, sources: ['src/*'], cmds: ['echo {{.TIMESTAMP.Unix}}']}
        state: {sources: ['src/*'], cmds: ["echo {{.CHECK\\x53UM}}", 'echo {{index . "CHECKSUM"}}']}
      //- /src/a.txt
      alpha
      //- /src/b.txt
      beta
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void project() throws IOException {
    line = CommandLine.in(folder, PROJECT);
    at("src/a.txt", Duration.ofHours(-2));
    at("src/b.txt", Duration.ofHours(-2));
  }

  /** Sets the time of a file, seen from now. */
  private void at(String file, Duration fromNow) throws IOException {
    Files.setLastModifiedTime(folder.resolve(file), FileTime.from(Instant.now().plus(fromNow)));
  }

  private boolean ran(String task) {
    return line.run("run", "-s", task).out().contains("ran");
  }

  private String told(String task) {
    return line.run("explain", task).out();
  }

  @Test
  void aSourceThatIsNewerThanTheLastSuccessIsNamed() throws IOException {
    assertThat(ran("stamp")).isTrue();
    assertThat(told("stamp")).isEqualTo("stamp: is up to date\n");
    assertThat(ran("stamp")).isFalse();
    at("src/b.txt", Duration.ofHours(1));
    assertThat(told("stamp"))
        .isEqualTo("stamp: would run\n  - source newer than what it makes: src/b.txt\n");
    assertThat(ran("stamp")).isTrue();
  }

  @Test
  void onlyTimesCount() throws IOException {
    assertThat(ran("stamp")).isTrue();
    Files.writeString(folder.resolve("src/a.txt"), "another text");
    at("src/a.txt", Duration.ofHours(-1));
    assertThat(ran("stamp")).isFalse();
  }

  @Test
  void theNewestOfWhatItMakesCountsToo() throws IOException {
    assertThat(ran("build")).isTrue();
    at("src/a.txt", Duration.ofHours(1));
    at("out", Duration.ofHours(2));
    assertThat(ran("build")).isFalse();
    at("src/a.txt", Duration.ofHours(3));
    assertThat(ran("build")).isTrue();
  }

  @Test
  void anOutputThatIsNotThereIsMade() throws IOException {
    assertThat(ran("build")).isTrue();
    Files.delete(folder.resolve("out"));
    assertThat(told("build")).isEqualTo("build: would run\n  - output missing: out\n");
    assertThat(ran("build")).isTrue();
  }

  @Test
  void aFailureDoesNotCountAndLookingChangesNoTime() throws IOException {
    assertThat(line.run("run", "fails").exit()).isNotZero();
    assertThat(told("fails")).isEqualTo("fails: would run\n  - its last run failed\n");
    Files.createFile(folder.resolve("ok"));
    assertThat(ran("fails")).isTrue();
    assertThat(ran("fails")).isFalse();
  }

  @Test
  void theRealTaskGoesByOurTimesAndWeByIts() throws IOException {
    RealTask task = RealTask.find();
    assertThat(ran("stamp")).isTrue();
    assertThat(task.run(line.folder(), "-s", "stamp").output()).isEmpty();
    at("src/b.txt", Duration.ofMinutes(1));
    assertThat(task.run(line.folder(), "-s", "stamp").output()).contains("ran");
    at("src/b.txt", Duration.ofHours(-2));
    assertThat(ran("stamp")).isFalse();
  }

  @Test
  void aCommandThatAsksForTheNewestTimeGetsIt() throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("src/a.txt"), FileTime.from(Instant.ofEpochSecond(1_700_000_000)));
    Files.setLastModifiedTime(
        folder.resolve("src/b.txt"), FileTime.from(Instant.ofEpochSecond(1_600_000_000)));
    assertThat(line.run("run", "-s", "when").out()).isEqualTo("1700000000\n");
  }

  @Test
  void theChecksumIsThereHoweverItsNameIsWritten() {
    Result result = line.run("run", "-s", "state");
    assertThat(result.out()).matches("([0-9a-f]{20,32})\n\\1\n");
  }
}
