package io.github.taskfilels.run.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.SourceFiles.Pattern;
import io.github.taskfilels.testkit.RealTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random patterns in random folders name the files that they name for the real Task. */
@Tag("process")
@Timeout(120)
class GlobOracleTest {
  private static final int PATTERNS = 60;
  private static final List<String> NAMES =
      List.of("a", "b", "c1", "a.txt", "b.txt", "c.md", ".h", ".h.txt", "x y", "n(1).txt", "é.txt");
  private static final List<String> PARTS =
      List.of(
          "*",
          "**",
          "*.txt",
          "?",
          "??",
          "a*",
          "[ab]",
          "[!a]*",
          "[^a]*",
          "{a,b}",
          "*.{txt,md}",
          ".*",
          "..",
          ".",
          "a",
          "b",
          "c1",
          "*1",
          "[a-c]?",
          "a.txt",
          "x y",
          "[",
          "{a",
          "\\*",
          "'a'",
          "\"b\"",
          "{1..2}",
          "*[.]txt",
          "n(1).txt",
          "$NONE*");

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void patternsNameTheSameFiles(long seed) throws IOException {
    RealTask task = RealTask.find();
    Random random = new Random(seed);
    // Deep enough that no pattern with ".." leads out of what the test made.
    Path folder = Files.createDirectories(temp.toRealPath().resolve("w/x/y/z"));
    plant(folder, random, 3);
    if (seed % 2 == 0) {
      Files.createSymbolicLink(folder.resolve("link"), folder.resolve("a.txt"));
    }
    if (seed % 3 == 0) {
      Files.createDirectories(folder.resolve("target/in"));
      Files.writeString(folder.resolve("target/in/t.txt"), "");
      Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("target"));
    }
    List<List<Pattern>> lists = new ArrayList<>();
    StringBuilder taskfile = new StringBuilder("version: '3'\ntasks:\n");
    for (int i = 0; i < PATTERNS; i++) {
      List<Pattern> patterns = patterns(random);
      lists.add(patterns);
      taskfile.append("  t").append(i).append(":\n    sources:\n");
      for (Pattern pattern : patterns) {
        String text = "'" + pattern.text().replace("'", "''") + "'";
        taskfile.append("      - ").append(pattern.exclude() ? "exclude: " : "").append(text);
        taskfile.append('\n');
      }
      taskfile.append("    cmds: [{for: sources, cmd: '{{.ITEM}}'}]\n");
    }
    Files.writeString(folder.resolve("Taskfile.yml"), taskfile);
    Map<Integer, List<String>> oracle = ask(task, folder);
    DiskSources disk = new DiskSources(ImmutableMap.of());
    for (int i = 0; i < PATTERNS; i++) {
      List<String> found =
          disk.files(folder, lists.get(i), false).stream()
              .map(file -> folder.relativize(Path.of(file)).toString())
              .toList();
      assertThat(found)
          .as("seed %d, patterns %s", seed, lists.get(i))
          .isEqualTo(oracle.getOrDefault(i, List.of()));
    }
  }

  private static Map<Integer, List<String>> ask(RealTask task, Path folder) {
    String[] words = new String[PATTERNS + 1];
    words[0] = "--dry";
    for (int i = 0; i < PATTERNS; i++) {
      words[i + 1] = "t" + i;
    }
    RealTask.Result result = task.run(folder, words);
    assertThat(result.exitCode()).as(result.errors()).isZero();
    Map<Integer, List<String>> found = new TreeMap<>();
    for (String line : result.errors().lines().toList()) {
      int end = line.indexOf("] ");
      int number = Integer.parseInt(line.substring("task: [t".length(), end));
      found.computeIfAbsent(number, _ -> new ArrayList<>()).add(line.substring(end + 2));
    }
    return found;
  }

  private static List<Pattern> patterns(Random random) {
    List<Pattern> patterns = new ArrayList<>();
    patterns.add(new Pattern(pattern(random), false));
    for (int i = random.nextInt(3); i > 0; i--) {
      patterns.add(new Pattern(pattern(random), random.nextBoolean()));
    }
    return patterns;
  }

  private static String pattern(Random random) {
    if (random.nextInt(4) == 0) {
      String root =
          random.nextBoolean() ? "" : pick(random, List.of("a/", "b/", "linked/", "nope/"));
      return root + "**/" + pick(random, PARTS);
    }
    StringBuilder pattern = new StringBuilder(pick(random, PARTS));
    for (int i = random.nextInt(3); i > 0; i--) {
      pattern.append('/').append(pick(random, PARTS));
    }
    // More than one, with links, is so much that both programs take minutes.
    return pattern.toString().replaceFirst("(\\*\\*.*)\\*\\*", "$1*");
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static void plant(Path folder, Random random, int depth) throws IOException {
    for (String name : NAMES) {
      Path path = folder.resolve(name);
      boolean file = name.contains(".t") || name.contains(".md") || depth == 0;
      if (file && random.nextInt(3) > 0) {
        Files.writeString(path, name);
      } else if (!file && random.nextBoolean()) {
        Files.createDirectory(path);
        plant(path, random, depth - 1);
      }
    }
    if (depth == 3) {
      Files.writeString(folder.resolve("a.txt"), "a");
    }
  }
}
