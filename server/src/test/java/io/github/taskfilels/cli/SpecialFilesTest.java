package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where a file is read, nothing waits for it, and no link is written through. */
@Tag("process")
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecialFilesTest {
  private static final String PROJECT =
      """
      //- /Taskfile.yml
      version: '3'
      dotenv: [root.env]
      includes:
        lib: {taskfile: ./lib.yml, optional: true}
      tasks:
        t:
          dotenv: [task.env]
          sources: ['*.txt']
          generates: [out]
          cmds: ['echo ran $A']
        u: {gitignore: true, sources: ['*'], deps: [t], cmds: [echo u]}
      //- /a.txt
      a
      """;

  @TempDir Path folder;
  @TempDir Path elsewhere;

  private static void pipe(Path path) throws Exception {
    Files.createDirectories(path.getParent());
    Files.deleteIfExists(path);
    Process made = new ProcessBuilder("mkfifo", path.toString()).start();
    assumeTrue(made.waitFor(Duration.ofSeconds(5)) && made.exitValue() == 0, "no mkfifo here");
  }

  private static void huge(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(1L << 40);
    }
  }

  private static Stream<String[]> commands() {
    return Stream.of(
        new String[] {"list", "--list-all"},
        new String[] {"list", "--list-all", "--json"},
        new String[] {"check"},
        new String[] {"graph", "--tasks"},
        new String[] {"explain", "t"},
        new String[] {"explain", "t", "--vars"},
        new String[] {"run", "--summary", "t"},
        new String[] {"run", "--status", "t"},
        new String[] {"run", "-s", "u"},
        new String[] {"run", "-s", "t"});
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root.env",
        "task.env",
        "lib.yml",
        ".taskrc.yml",
        ".env",
        ".gitignore",
        ".task/checksum/t",
        ".task/taskfile-ls/history.jsonl",
        ".task/taskfile-ls/.gitignore",
        ".task/taskfile-ls/checksum/t/owner",
        ".task",
        ".task/taskfile-ls"
      })
  void aPipeIsNotOpened(String name) throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Files.createDirectories(folder.resolve(".git"));
    pipe(folder.resolve(name));
    commands().forEach(line::run);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root.env",
        "task.env",
        "lib.yml",
        ".taskrc.yml",
        ".env",
        ".gitignore",
        ".task/checksum/t",
        ".task/taskfile-ls/history.jsonl",
        ".task/taskfile-ls/checksum/t/owner"
      })
  void aFileWithoutEndIsNotRead(String name) throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT.replace("['*']", "['*.txt']"));
    Files.createDirectories(folder.resolve(".git"));
    huge(folder.resolve(name));
    commands().forEach(line::run);
  }

  @Test
  void theMessageNamesTheFileAndWhatItIs() throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT);
    pipe(folder.resolve("root.env"));
    Result run = line.run("run", "t");
    assertThat(run.exit()).isNotZero();
    assertThat(run.err())
        .contains("error reading env file <DIR>/root.env: read <DIR>/root.env: is not a regular");
    huge(Files.createDirectories(folder.resolve("x")).resolve(".taskrc.yml"));
    assertThat(line.run("run", "-d", "x", "-t", "Taskfile.yml", "--list-all").err())
        .contains("x/.taskrc.yml is ignored: it is larger than 8 MiB and is not read");
  }

  @Test
  void theNullDeviceIsAnEmptyFile() throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT.replace("root.env", "/dev/null"));
    assumeTrue(Files.exists(Path.of("/dev/null")));
    assertThat(line.run("run", "-s", "t").out()).isEqualTo("ran\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".task/taskfile-ls/history.jsonl",
        ".task/taskfile-ls/.gitignore",
        ".task/checksum/t",
        ".task/taskfile-ls/checksum/t/owner"
      })
  void aLinkToAFileIsNotFollowed(String name) throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Path target = Files.writeString(elsewhere.resolve("target"), "precious");
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, target);
    assertThat(line.run("run", "-s", "u").out()).isEqualTo("ran\nu\n");
    assertThat(target).hasContent("precious");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".task/taskfile-ls",
        ".task/taskfile-ls/checksum",
        ".task/taskfile-ls/checksum/t",
        ".task/checksum"
      })
  void aLinkToAFolderIsNotFollowed(String name) throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Path link = folder.resolve(name);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, elsewhere);
    Result run = line.run("run", "-s", "t");
    assertThat(run.out()).isEqualTo("ran\n");
    assertThat(run.exit()).isZero();
    assertThat(run.err())
        .isEqualTo(
            "task: the state of \"t\" is not kept, it will run again: \"<DIR>/"
                + name
                + "\" is a symbolic link and is not followed\n");
    try (Stream<Path> written = Files.list(elsewhere)) {
      assertThat(written).isEmpty();
    }
  }

  @Test
  void theStateFolderItselfMayBeALinkAsInTask() throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT.replace("generates: [out]", ""));
    Files.createSymbolicLink(folder.resolve(".task"), elsewhere);
    assertThat(line.run("run", "-s", "t").out()).isEqualTo("ran\n");
    assertThat(line.run("run", "-s", "t").out()).isEmpty();
    assertThat(folder.resolve(".task")).isSymbolicLink();
  }

  @Test
  void whatAKilledRunLeftIsRemoved() throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Path state = Files.createDirectories(folder.resolve(".task/taskfile-ls/checksum/t"));
    Path left = Files.writeString(state.resolve(".owner.999999999.3.tmp"), "");
    Path history = Files.writeString(state.resolve("../../.history.jsonl.999999999.3.tmp"), "");
    line.run("run", "-s", "t");
    assertThat(Files.exists(left, LinkOption.NOFOLLOW_LINKS)).isFalse();
    assertThat(Files.exists(history, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void whereNoStateCanBeKeptTheRunGoesOn() throws Exception {
    CommandLine line = CommandLine.in(folder, PROJECT);
    Files.writeString(folder.resolve(".task"), "");
    Result run = line.run("run", "-s", "t");
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("ran\n");
    assertThat(run.err()).startsWith("task: the state of \"t\" is not kept, it will run again: ");
    assertThat(run.err()).doesNotContain("Exception").doesNotContain("java").hasLineCount(1);
  }
}
