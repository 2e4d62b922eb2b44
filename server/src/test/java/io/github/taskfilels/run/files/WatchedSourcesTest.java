package io.github.taskfilels.run.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.SourceFiles.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are found from memory are always those that a search would find. */
class WatchedSourcesTest {
  private static final List<Pattern> TEXTS = List.of(new Pattern("src/**/*.txt", false));

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private final WatchedSources memory = new WatchedSources(Duration.ofSeconds(30));
  private final DiskSources kept = new DiskSources(ImmutableMap.of(), memory);
  private final DiskSources fresh = new DiskSources(ImmutableMap.of());

  @BeforeEach
  void tree() throws IOException {
    assumeTrue(System.getProperty("os.name", "").equals("Linux"), "files are watched on Linux");
    Files.createDirectories(folder.resolve("src/deep/er"));
    Files.createDirectory(folder.resolve(".git"));
    write("src/a.txt", "a");
    write("src/deep/er/b.txt", "b");
  }

  @AfterEach
  void close() {
    memory.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private FoundFiles find(List<Pattern> patterns, boolean gitignore) {
    return kept.found(folder, patterns, gitignore);
  }

  /** Remembered is what is the same object again: a search makes another one. */
  private boolean remembered(List<Pattern> patterns, boolean gitignore) {
    FoundFiles first = find(patterns, gitignore);
    FoundFiles second = find(patterns, gitignore);
    return first == second;
  }

  /** Makes sure of a memory before something happens, and that it is right after it. */
  private void rightAfter(Change change) throws IOException {
    assertThat(remembered(TEXTS, true)).isTrue();
    change.make();
    assertThat(find(TEXTS, true).files()).isEqualTo(fresh.find(folder, TEXTS, true));
  }

  private interface Change {
    void make() throws IOException;
  }

  @Test
  void whatHasNotChangedIsNotSearchedAgain() {
    assertThat(remembered(TEXTS, true)).isTrue();
    assertThat(remembered(List.of(new Pattern("src/*/*/b*", false)), false)).isTrue();
    assertThat(remembered(List.of(new Pattern("src/a.txt", false)), false)).isTrue();
    assertThat(remembered(List.of(new Pattern("src/none.txt", false)), false)).isTrue();
  }

  @Test
  void eachChangeIsSeenAtOnce() throws IOException {
    rightAfter(() -> write("src/a.txt", "other"));
    rightAfter(() -> write("src/c.txt", "new"));
    rightAfter(() -> Files.delete(folder.resolve("src/deep/er/b.txt")));
    rightAfter(() -> Files.move(folder.resolve("src/c.txt"), folder.resolve("src/deep/d.txt")));
    rightAfter(() -> Files.createDirectory(folder.resolve("src/more")));
    rightAfter(() -> write("src/more/e.txt", "e"));
    rightAfter(() -> Files.move(folder.resolve("src/more"), folder.resolve("src/less")));
    rightAfter(() -> write("src/less/f.txt", "f"));
    rightAfter(() -> write(".gitignore", "d.txt\n"));
    rightAfter(() -> write("src/less/.gitignore", "e.txt\n"));
    rightAfter(() -> Files.delete(folder.resolve(".gitignore")));
    rightAfter(() -> Files.createDirectory(folder.resolve("src/.git")));
  }

  @Test
  void aFolderAboveThatIsReplacedIsSeen() throws IOException {
    Path project = Files.createDirectories(folder.resolve("up/project/src"));
    Files.writeString(project.resolve("x.txt"), "x");
    List<Pattern> patterns = List.of(new Pattern("up/project/src/*.txt", false));
    assertThat(remembered(patterns, false)).isTrue();
    Files.move(folder.resolve("up"), folder.resolve("away"));
    assertThat(find(patterns, false).files()).isEmpty();
    Files.createDirectories(project);
    Files.writeString(project.resolve("y.txt"), "y");
    assertThat(find(patterns, false).files()).isEqualTo(fresh.find(folder, patterns, false));
  }

  @Test
  void linksAndFilesWithOtherNamesAreNotRemembered() throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("o.txt"), "o");
    Path link = Files.createSymbolicLink(folder.resolve("src/l.txt"), outside);
    assertThat(remembered(TEXTS, false)).isFalse();
    assertThat(remembered(List.of(new Pattern("src/l.txt", false)), false)).isFalse();
    Files.delete(link);
    assertThat(remembered(TEXTS, false)).isTrue();
    Files.createLink(folder.resolve("src/h.txt"), outside);
    assertThat(remembered(TEXTS, false)).isFalse();
    Files.delete(folder.resolve("src/h.txt"));
    Files.createSymbolicLink(folder.resolve("src/there"), elsewhere);
    assertThat(remembered(TEXTS, false)).isFalse();
  }

  @Test
  void moreEventsThanTheSystemKeepsLoseNothing() throws IOException {
    rightAfter(
        () -> {
          for (int i = 0; i < 1_000; i++) {
            write("src/many.tmp", "x" + i);
            Files.delete(folder.resolve("src/many.tmp"));
          }
          write("src/last.txt", "last");
        });
  }

  @Test
  void aClosedMemorySearches() {
    assertThat(remembered(TEXTS, false)).isTrue();
    memory.close();
    assertThat(remembered(TEXTS, false)).isFalse();
  }

  @Test
  void randomEditsAreSeenAtOnce() throws IOException {
    List<List<Pattern>> all =
        List.of(
            TEXTS,
            List.of(new Pattern("**/*.txt", false), new Pattern("src/deep/**", true)),
            List.of(new Pattern("src/*/f[0-4].txt", false)));
    Random random = new Random(20_261_127);
    List<Path> folders =
        new ArrayList<>(List.of(folder.resolve("src"), folder.resolve("src/deep")));
    int reused = 0;
    for (int i = 0; i < 100; i++) {
      List<FoundFiles> before = all.stream().map(each -> find(each, true)).toList();
      edit(random, folders, i);
      for (int p = 0; p < all.size(); p++) {
        FoundFiles found = find(all.get(p), true);
        reused += found == before.get(p) ? 1 : 0;
        assertThat(found.files()).as("edit %s", i).isEqualTo(fresh.find(folder, all.get(p), true));
      }
    }
    // The third pattern does not go where many of the edits are.
    assertThat(reused).isBetween(1, 200);
  }

  private static void edit(Random random, List<Path> folders, int number) throws IOException {
    Path in = folders.get(random.nextInt(folders.size()));
    Path file = in.resolve("f" + random.nextInt(8) + ".txt");
    switch (random.nextInt(6)) {
      case 0, 1 -> Files.writeString(file, "edit " + number);
      case 2 ->
          Files.writeString(file, "more", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      case 3 -> Files.deleteIfExists(file);
      case 4 -> {
        Path source = Files.writeString(in.resolve("tmp"), "renamed " + number);
        Files.move(source, file, StandardCopyOption.REPLACE_EXISTING);
      }
      default -> {
        folders.add(Files.createDirectory(in.resolve("n" + number)));
        Files.writeString(in.resolve(".gitignore"), "f" + random.nextInt(8) + ".txt\n");
      }
    }
  }
}
