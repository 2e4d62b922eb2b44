package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.RealTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Task and this program in one project, by turns: each believes what the other has done.
 */
@Tag("process")
@Timeout(120)
class SideBySideTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      tasks:
        plain: {sources: ['src/**/*.txt'], cmds: [echo ran]}
        label: {label: 'My Label 1 é', sources: ['src/*'], cmds: [echo ran]}
        wild-*: {sources: ['src/{{index .MATCH 0}}.txt'], cmds: [echo ran]}
        listed: {sources: ['**/*', exclude: '.task/**/*', exclude: 'src/b.*'], generates: [src/a.txt], cmds: [echo ran]}
        none: {sources: ['nowhere/*'], cmds: [echo ran]}
        ignoring: {use_gitignore: true, sources: ['src/**'], cmds: [echo ran]}
        sub: {dir: src, sources: ['./*.txt', '../Taskfile.yml'], cmds: [echo ran]}
        fails: {sources: [src/a.txt], cmds: ['echo ran; test -e ok']}
      //- /.git/HEAD
      x
      //- /.gitignore
      b.txt
      //- /src/a.txt
      alpha
      //- /src/b.txt
      beta
      //- /src/.hidden/c.txt
      gamma
      """;
  private static final List<String> TASKS =
      List.of("plain", "label", "wild-a", "wild-b", "listed", "none", "ignoring", "sub");

  @TempDir Path folder;
  private CommandLine ours;
  private RealTask theirs;

  @BeforeEach
  void project() throws IOException {
    theirs = RealTask.find();
    ours = CommandLine.in(folder, PROJECT);
  }

  private boolean weRan(String task) {
    return ours.run("run", "-s", task).out().contains("ran");
  }

  private boolean theyRan(String task) {
    return theirs.run(ours.folder(), "-s", task).output().contains("ran");
  }

  @Test
  void taskBelievesUs() throws IOException {
    for (String task : TASKS) {
      assertThat(weRan(task)).as(task).isTrue();
      assertThat(theyRan(task)).as(task).isFalse();
    }
    Files.writeString(ours.folder().resolve("src/a.txt"), "changed");
    assertThat(weRan("plain")).isTrue();
    assertThat(theyRan("plain")).isFalse();
    assertThat(theyRan("wild-a")).isTrue();
  }

  @Test
  void weBelieveTask() throws IOException {
    for (String task : TASKS) {
      assertThat(theyRan(task)).as(task).isTrue();
      assertThat(weRan(task)).as(task).isFalse();
    }
    Files.writeString(ours.folder().resolve("src/a.txt"), "changed");
    assertThat(theyRan("plain")).isTrue();
    assertThat(weRan("plain")).isFalse();
    assertThat(weRan("wild-a")).isTrue();
    assertThat(weRan("wild-b")).isFalse();
  }

  @Test
  void aFailureOfOneIsSeenByTheOther() throws IOException {
    Path ok = Files.createFile(ours.folder().resolve("ok"));
    assertThat(weRan("fails")).isTrue();
    Files.delete(ok);
    assertThat(theirs.run(ours.folder(), "-s", "-f", "fails").exitCode()).isNotZero();
    assertThat(weRan("fails")).isTrue();
    Files.createFile(ok);
    assertThat(theyRan("fails")).as("we failed").isTrue();
    assertThat(weRan("fails")).as("they succeeded").isFalse();
  }
}
