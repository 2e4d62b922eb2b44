package io.github.taskfilels.run.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dialect of gitignore files that Task has. */
class GitIgnoreTest {
  @TempDir Path repository;

  private GitIgnore with(String folder, String lines) throws IOException {
    Files.createDirectories(repository.resolve(".git"));
    Files.createDirectories(repository.resolve(folder));
    Files.writeString(repository.resolve(folder).resolve(".gitignore"), lines);
    return Objects.requireNonNull(GitIgnore.around(repository.resolve(folder), SearchTrace.NONE));
  }

  private boolean ignored(String lines, String file) throws IOException {
    return with("", lines).ignores(repository.resolve(file));
  }

  @Test
  void aNameMatchesAtAnyDepth() throws IOException {
    assertThat(ignored("*.log\n", "a.log")).isTrue();
    assertThat(ignored("*.log\n", "x/y/a.log")).isTrue();
    assertThat(ignored("build\n", "x/build/a.txt")).isTrue();
    assertThat(ignored("*.log\n", "a.txt")).isFalse();
  }

  @Test
  void aSlashAnchorsThePattern() throws IOException {
    assertThat(ignored("/a.txt\n", "a.txt")).isTrue();
    assertThat(ignored("/a.txt\n", "x/a.txt")).isFalse();
    assertThat(ignored("x/a.txt\n", "x/a.txt")).isTrue();
    assertThat(ignored("x/a.txt\n", "y/x/a.txt")).isFalse();
  }

  @Test
  void aSlashAtTheEndMeansFolders() throws IOException {
    assertThat(ignored("out/\n", "out/a.txt")).isTrue();
    assertThat(ignored("out/\n", "out")).isFalse();
  }

  @Test
  void twoAsterisksMeanAnyDepth() throws IOException {
    assertThat(ignored("x/**/a.txt\n", "x/a.txt")).isTrue();
    assertThat(ignored("x/**/a.txt\n", "x/y/z/a.txt")).isTrue();
    assertThat(ignored("**/y/*.txt\n", "x/y/a.txt")).isTrue();
    assertThat(ignored("x/**\n", "x/y/a.txt")).isTrue();
    assertThat(ignored("x/**foo/a.txt\n", "x/foo/a.txt")).isFalse();
  }

  @Test
  void laterAndDeeperLinesWinButNotBelowAnIgnoredFolder() throws IOException {
    assertThat(ignored("*.txt\n!a.txt\n", "a.txt")).isFalse();
    assertThat(ignored("!a.txt\n*.txt\n", "a.txt")).isTrue();
    assertThat(ignored("x/\n!x/a.txt\n", "x/a.txt")).isTrue();
    Files.writeString(repository.resolve(".gitignore"), "*.txt\n");
    assertThat(with("deep", "!keep.txt\n").ignores(repository.resolve("deep/keep.txt"))).isFalse();
    assertThat(with("deep", "!keep.txt\n").ignores(repository.resolve("keep.txt"))).isTrue();
  }

  @Test
  void commentsBlankLinesAndSpacesAtTheEndAreNoPatterns() throws IOException {
    assertThat(ignored("# a.txt\n\na.log  \r\n", "a.log")).isTrue();
    assertThat(ignored("# a.txt\n", "# a.txt")).isFalse();
  }

  @Test
  void filesOutsideOfTheRepositoryAreNeverIgnored() throws IOException {
    assertThat(with("", "*\n").ignores(repository.resolveSibling("other.txt"))).isFalse();
  }
}
