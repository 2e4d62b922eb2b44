package io.github.taskfilels.run.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.SourceFiles.Pattern;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which files patterns name, and Task's checksum of them. The tables were observed on Task. */
class DiskSourcesTest {
  @TempDir Path temp;
  private Path folder;
  private final DiskSources disk = new DiskSources(ImmutableMap.of("WHERE", "n", "OF", "z.txt"));

  @BeforeEach
  void files() throws IOException {
    folder = temp.toRealPath();
    write("a.txt", "hello\n");
    write("n/m/z.txt", "");
    write("my dir/f (1).txt", "");
    write("my dir/.hidden/x/f.txt", "");
    write(".git/o/g.txt", "");
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private List<String> found(String... patterns) {
    return found(Stream.of(patterns).map(text -> new Pattern(text, false)).toList(), false);
  }

  private List<String> found(List<Pattern> patterns, boolean gitignore) {
    return disk.files(folder, patterns, gitignore).stream()
        .map(file -> folder.relativize(Path.of(file)).toString())
        .toList();
  }

  @Test
  void anyDepthAndNameIsWalkedWithHiddenFiles() {
    assertThat(found("**/*.txt"))
        .containsExactly(
            ".git/o/g.txt", "a.txt", "my dir/.hidden/x/f.txt", "my dir/f (1).txt", "n/m/z.txt");
  }

  @Test
  void aLinkToAFolderMakesItAShellsGlob() throws IOException {
    Files.createSymbolicLink(folder.resolve("link"), folder.resolve("n"));
    assertThat(found("**/*.txt"))
        .containsExactly("a.txt", "link/m/z.txt", "my dir/f (1).txt", "n/m/z.txt");
  }

  @Test
  void aLinkToNothingMakesTheWholePatternEmpty() throws IOException {
    Files.createSymbolicLink(folder.resolve("gone"), folder.resolve("nowhere"));
    assertThat(found("**/*.txt")).isEmpty();
    assertThat(found("*.txt")).containsExactly("a.txt");
  }

  @Test
  void otherPatternsAreExpandedAsByAShell() {
    assertThat(found("./**")).containsExactly("a.txt", "my dir/f (1).txt", "n/m/z.txt");
    assertThat(found("n/**")).containsExactly("n/m/z.txt");
    assertThat(found("**/m/*.txt")).containsExactly("n/m/z.txt");
    assertThat(found("*/**/*.{txt,md}")).containsExactly("my dir/f (1).txt", "n/m/z.txt");
    assertThat(found("my dir/*.txt")).containsExactly("my dir/f (1).txt");
    assertThat(found("[!b].txt")).containsExactly("a.txt");
    assertThat(found("$WHERE/m/${OF}")).containsExactly("n/m/z.txt");
  }

  @Test
  void aMissingNameMakesItsPatternEmptyButNotTheOthers() {
    assertThat(found("{a,zz}.txt")).isEmpty();
    assertThat(found("nope.txt", "a.txt")).containsExactly("a.txt");
  }

  @Test
  void whatNoShellWouldReadNamesNothing() {
    assertThat(found("@(a|b).txt")).isEmpty();
    assertThat(found("a.txt|n")).isEmpty();
    assertThat(found("n")).as("a folder").isEmpty();
    assertThat(found("q'uote.txt")).isEmpty();
    assertThat(found("nowhere/**/*.txt")).isEmpty();
  }

  @Test
  void theLastPatternDecides() {
    Pattern all = new Pattern("**/*.txt", false);
    Pattern without = new Pattern("n/m/z.txt", true);
    assertThat(found(List.of(all, without), false)).doesNotContain("n/m/z.txt").hasSize(4);
    assertThat(found(List.of(without, all), false)).contains("n/m/z.txt").hasSize(5);
  }

  @Test
  void filesAreInTheOrderOfTheirBytes() throws IOException {
    write("s/a-b/f", "");
    write("s/a/f", "");
    write("s/\uFFFD", "");
    write("s/\uD83D\uDE00", "");
    write("s/Z", "");
    assertThat(found("s/**/*"))
        .containsExactly("s/Z", "s/a-b/f", "s/a/f", "s/\uFFFD", "s/\uD83D\uDE00");
  }

  @Test
  void theChecksumIsTasks() throws IOException {
    assertThat(disk.checksum(List.of())).isEqualTo("99aa06d3014798d86001c324468d497f");
    assertThat(checksum("a.txt")).isEqualTo("b4afb075a1b766b23c06debc77b204b2");
    write("b.txt", "b\n");
    assertThat(checksum("a.txt", "b.txt")).isEqualTo("76cc57d43004db669a9506c9e5c7da17");
  }

  @Test
  void halvesOfTheChecksumHaveNoLeadingZeros() throws IOException {
    write("f.txt", "27");
    assertThat(checksum("f.txt")).isEqualTo("4a1b19af442f968a5d15b0307b68894");
    write("f.txt", "43");
    assertThat(checksum("f.txt")).isEqualTo("f6c1dc71e84541379b852ebc80a3671");
  }

  @Test
  void aFileThatCannotBeReadHasNoChecksum() {
    assertThat(checksum("nowhere")).isNull();
  }

  /** As /proc/kmsg, which any reader would wait for; this one does not wait, if it is read. */
  @Test
  void whatSaysThatItIsEmptyIsNotRead() throws IOException {
    assumeThat(Path.of("/proc/self/status")).isRegularFile();
    write("e/link", "");
    String empty = checksum("e/link");
    Files.delete(folder.resolve("e/link"));
    Files.createSymbolicLink(folder.resolve("e/link"), Path.of("/proc/self/status"));
    assertThat(found("e/link")).containsExactly("e/link");
    assertThat(checksum("e/link")).isEqualTo(empty);
  }

  /** As /proc/kcore, which shows all of the memory. */
  @Test
  void aFileThatNoDiskHoldsIsNoSource() throws IOException {
    write("h/huge", "");
    write("h/small", "");
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("h/huge").toFile(), "rw")) {
      file.setLength((1L << 40) + 1);
    } catch (IOException e) {
      assumeThat(e).as("the file system holds no file of this size").isNull();
    }
    assertThat(found("h/*")).containsExactly("h/small");
    assertThat(found("h/**/*")).containsExactly("h/small");
  }

  private String checksum(String... files) {
    return disk.checksum(Stream.of(files).map(file -> folder.resolve(file).toString()).toList());
  }
}
