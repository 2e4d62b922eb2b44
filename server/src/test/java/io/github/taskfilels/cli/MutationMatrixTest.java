package io.github.taskfilels.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.taskfilels.cli.CommandLine.Result;
import io.github.taskfilels.run.fingerprint.FingerprintMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One change after a successful run: whether the task runs again, in each mode, and that {@code
 * explain} names this change and no other.
 */
@Tag("process")
@Timeout(300)
class MutationMatrixTest {
  private static final String PROJECT =
      """
      //- /.git/HEAD
      ref: refs/heads/main
      //- /.env.task
      FROM_FILE=one
      //- /src/a.txt
      alpha
      //- /src/b.txt
      beta
      //- /src/x/m.txt
      mu
      //- /src/skip.txt
      skipped
      //- /src/readme.md
      text
      //- /Taskfile.yml
      version: '3'
      env: {ROOT_ENV: one}
      vars: {WHO: world, UNUSED: one}
      tasks:
        build:
          desc: one
          use_gitignore: true
          dotenv: [.env.task]
          env: {MODE: fast}
          sources: ['src/**/*.txt', exclude: src/skip.txt]
          generates: ['out/*.o']
          cmds:
            - mkdir -p out
            - echo {{.WHO}} > out/all.o
      """;

  @TempDir Path folder;

  /** A change to the project in a folder. */
  @FunctionalInterface
  private interface Change {
    void in(Path folder) throws IOException;
  }

  /** A row of the matrix: the causes that are expected, as {@code kind} or {@code kind subject}. */
  private record Row(String name, List<String> compat, List<String> strict, Change change) {
    List<String> expected(FingerprintMode mode) {
      return mode == FingerprintMode.STRICT ? strict : compat;
    }
  }

  private static Row never(String name, Change change) {
    return new Row(name, List.of(), List.of(), change);
  }

  private static Row strictly(String name, String cause, Change change) {
    return new Row(name, List.of(), List.of(cause), change);
  }

  private static Row always(String name, String cause, Change change) {
    return new Row(name, List.of(cause), List.of(cause), change);
  }

  private static Change taskfile(String from, String to) {
    return folder -> {
      Path file = folder.resolve("Taskfile.yml");
      String text = Files.readString(file);
      assertThat(text).contains(from);
      Files.writeString(file, text.replace(from, to));
    };
  }

  private static Change text(String file, String text) {
    return folder -> Files.writeString(folder.resolve(file), text);
  }

  private static Change move(String from, String to) {
    return folder -> {
      Files.createDirectories(folder.resolve(to).getParent());
      Files.move(folder.resolve(from), folder.resolve(to));
    };
  }

  private static Change time(String file, Instant time) {
    return folder -> Files.setLastModifiedTime(folder.resolve(file), FileTime.from(time));
  }

  private static void sameSizeAndTime(Path folder) throws IOException {
    Path file = folder.resolve("src/a.txt");
    FileTime time = Files.getLastModifiedTime(file);
    Files.writeString(file, "ALPHA\n");
    Files.setLastModifiedTime(file, time);
  }

  private static void copied(Path folder) throws IOException {
    Path file = folder.resolve("src/a.txt");
    String text = Files.readString(file);
    Files.delete(file);
    Files.writeString(file, text);
  }

  private static void linked(Path folder) throws IOException {
    Files.move(folder.resolve("src/a.txt"), folder.resolve("a.real"));
    Files.createSymbolicLink(folder.resolve("src/a.txt"), folder.resolve("a.real"));
  }

  /** All that the task looks at goes with its directory. */
  private static void directory(Path folder) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    for (String name : List.of("src", "out", ".env.task")) {
      Files.move(folder.resolve(name), folder.resolve("sub").resolve(name));
    }
    taskfile("desc: one", "dir: sub").in(folder);
  }

  private static List<Row> rows() {
    return List.of(
        always("content", "source-changed src/a.txt", text("src/a.txt", "other\n")),
        always(
            "same size, same time",
            "source-changed src/a.txt",
            MutationMatrixTest::sameSizeAndTime),
        always("emptied", "source-changed src/b.txt", text("src/b.txt", "")),
        always("renamed", "source-renamed src/c.txt", move("src/a.txt", "src/c.txt")),
        strictly("moved", "source-renamed src/y/m.txt", move("src/x/m.txt", "src/y/m.txt")),
        strictly("folder renamed", "source-renamed src/z/m.txt", move("src/x", "src/z")),
        always("added", "source-added src/n.txt", text("src/n.txt", "new\n")),
        always("hidden file added", "source-added src/.h.txt", text("src/.h.txt", "new\n")),
        always("deleted", "source-removed src/b.txt", in -> Files.delete(in.resolve("src/b.txt"))),
        never("made executable", in -> in.resolve("src/a.txt").toFile().setExecutable(true)),
        never("touched", time("src/a.txt", Instant.now())),
        never("from the future", time("src/a.txt", Instant.parse("2100-01-01T00:00:00Z"))),
        never("from the past", time("src/a.txt", Instant.EPOCH)),
        never("written again", text("src/a.txt", "alpha\n")),
        never("copied", MutationMatrixTest::copied),
        never("made a link to the same", MutationMatrixTest::linked),
        never("excluded file", text("src/skip.txt", "other\n")),
        never("file of another kind", text("src/readme.md", "other\n")),
        strictly(
            "command",
            "command-changed mkdir -p out/.",
            taskfile("- mkdir -p out", "- mkdir -p out/.")),
        strictly(
            "command added",
            "command-added true",
            taskfile("- mkdir -p out", "- mkdir -p out\n      - 'true'")),
        strictly(
            "command removed",
            "command-removed mkdir -p out",
            taskfile("      - mkdir -p out\n", "")),
        strictly("variable", "variable-changed WHO", taskfile("WHO: world", "WHO: all")),
        never("variable that nobody uses", taskfile("UNUSED: one", "UNUSED: two")),
        strictly(
            "env of the task", "environment-changed MODE", taskfile("MODE: fast", "MODE: slow")),
        strictly(
            "env of the root",
            "environment-changed ROOT_ENV",
            taskfile("ROOT_ENV: one", "ROOT_ENV: two")),
        strictly("dotenv", "environment-changed FROM_FILE", text(".env.task", "FROM_FILE=two\n")),
        strictly(
            "env added",
            "environment-changed MORE",
            taskfile("{MODE: fast}", "{MODE: fast, MORE: x}")),
        always(
            "output deleted",
            "output-missing out/*.o",
            in -> Files.delete(in.resolve("out/all.o"))),
        strictly("output changed", "output-changed out/all.o", text("out/all.o", "mine\n")),
        strictly("output added", "output-added out/more.o", text("out/more.o", "mine\n")),
        always("ignored by git", "source-removed src/b.txt", text(".gitignore", "b.txt\n")),
        strictly("directory", "directory-changed", MutationMatrixTest::directory),
        always("label", "first-run", taskfile("desc: one", "label: other")),
        always("method none", "method-none", taskfile("desc: one", "method: none")),
        never("method written out", taskfile("desc: one", "method: checksum")),
        strictly("method", "method-changed", taskfile("desc: one", "method: timestamp")),
        never("description", taskfile("desc: one", "desc: two")),
        never("comment", taskfile("version: '3'", "version: '3' # three")),
        always("state removed", "first-run", MutationMatrixTest::forget));
  }

  private static void forget(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".task"))) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> eachChangeIsSeenOrNot() {
    List<DynamicTest> tests = new ArrayList<>();
    for (Row row : rows()) {
      for (FingerprintMode mode : FingerprintMode.values()) {
        // The method `timestamp` goes by times, so it has no place in this table.
        if (!(row.name().equals("method") && mode == FingerprintMode.COMPAT)) {
          tests.add(DynamicTest.dynamicTest(mode + ": " + row.name(), () -> check(row, mode)));
        }
      }
    }
    return tests.stream();
  }

  private void check(Row row, FingerprintMode mode) throws IOException {
    Path own = Files.createDirectory(folder.resolve(row.name().replace(' ', '-') + mode));
    CommandLine line = CommandLine.in(own, PROJECT);
    assertThat(ran(line, mode)).as("the first time").isTrue();
    assertThat(causes(line, mode)).isEmpty();
    row.change().in(own);
    assertThat(causes(line, mode)).isEqualTo(row.expected(mode));
    assertThat(ran(line, mode)).isEqualTo(!row.expected(mode).isEmpty());
    assertThat(causes(line, mode))
        .isEqualTo(row.name().equals("method none") ? List.of("method-none") : List.of());
  }

  private static boolean ran(CommandLine line, FingerprintMode mode) {
    Result result = line.run("run", "--fingerprint", mode.toString(), "build");
    assertThat(result.exit()).as(result.err()).isZero();
    return !result.err().contains("is up to date");
  }

  private static List<String> causes(CommandLine line, FingerprintMode mode) {
    Result result = line.run("explain", "build", "--json", "--fingerprint", mode.toString());
    assertThat(result.exit()).as(result.err()).isZero();
    JsonObject answer = JsonParser.parseString(result.out()).getAsJsonObject();
    List<String> causes = new ArrayList<>();
    for (JsonElement cause : answer.getAsJsonArray("causes")) {
      String subject = cause.getAsJsonObject().get("subject").getAsString();
      String kind = cause.getAsJsonObject().get("kind").getAsString();
      causes.add(subject.isEmpty() ? kind : kind + " " + subject);
    }
    assertThat(answer.get("answer").getAsString())
        .isEqualTo(causes.isEmpty() ? "up-to-date" : "runs");
    return causes;
  }
}
