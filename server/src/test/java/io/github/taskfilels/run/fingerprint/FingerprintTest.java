package io.github.taskfilels.run.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.values.SourceFiles.Pattern;
import io.github.taskfilels.run.cache.ActionInput;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.fingerprint.Fingerprint.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of what is remembered of a task, by content. */
class FingerprintTest {
  private static final String HELLO = "b4afb075a1b766b23c06debc77b204b2";

  @TempDir Path folder;

  @BeforeEach
  void source() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "hello\n");
  }

  private Fingerprint task(String name) {
    return task(name, FingerprintMode.COMPAT, false);
  }

  private Fingerprint task(String name, FingerprintMode mode, boolean shared) {
    return new Fingerprint(
        new DiskSources(ImmutableMap.of()),
        mode,
        folder.resolve(".task"),
        () -> shared,
        new Fingerprint.Subject(
            "checksum",
            name,
            folder,
            ImmutableList.of(new Pattern("*.txt", false)),
            ImmutableList.of(),
            false,
            mode == FingerprintMode.STRICT
                ? ImmutableList.of(ActionInput.of(ActionInput.Kind.METHOD, "", "", "checksum"))
                : ImmutableList.of()));
  }

  private void succeed(String name) throws IOException {
    Fingerprint task = task(name);
    Verdict verdict = task.check();
    task.begin();
    task.succeeded(verdict);
  }

  private Path state(String name) {
    return folder.resolve(".task/checksum").resolve(name);
  }

  private List<Cause.Kind> causes(String name) {
    return task(name).check().causes().stream().map(Cause::kind).toList();
  }

  private void source(String text) throws IOException {
    Files.writeString(folder.resolve("a.txt"), text);
  }

  @Test
  void lookingWritesNothing() throws IOException {
    assertThat(causes("a")).containsExactly(Cause.Kind.FIRST_RUN);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("a.txt"));
    }
  }

  @Test
  void successIsRememberedAsTaskDoes() throws IOException {
    succeed("My Task 1 é:b");
    assertThat(Files.readString(state("My-Task-1---b"))).isEqualTo(HELLO + "\n");
    assertThat(causes("My Task 1 é:b")).isEmpty();
  }

  @Test
  void whatTaskHasWrittenIsBelieved() throws IOException {
    Files.createDirectories(state("a").getParent());
    Files.writeString(state("a"), HELLO + "\n");
    assertThat(causes("a")).isEmpty();
    source("other");
    assertThat(causes("a")).containsExactly(Cause.Kind.SOURCES_CHANGED);
  }

  @Test
  void aTaskThatRunsIsNotUpToDateAndNeitherIsOneThatWasKilled() throws IOException {
    succeed("a");
    source("changed");
    task("a").begin(); // And here the machine stops, with half of the outputs made.
    source("hello\n");
    assertThat(state("a")).doesNotExist();
    assertThat(causes("a")).containsExactly(Cause.Kind.INTERRUPTED);
  }

  @Test
  void failureForgets() throws IOException {
    succeed("a");
    task("a").failed();
    assertThat(state("a")).doesNotExist();
    assertThat(causes("a")).containsExactly(Cause.Kind.FAILED);
  }

  @Test
  void sourcesThatChangeWhileTheTaskRunsAreKeptForTaskButNotBelieved() throws IOException {
    Fingerprint task = task("a");
    Verdict verdict = task.check();
    task.begin();
    source("meanwhile");
    assertThat(task.succeeded(verdict)).isFalse();
    assertThat(state("a")).hasContent(verdict.value());
    assertThat(causes("a")).containsExactly(Cause.Kind.CHANGED_MEANWHILE);
    source("hello\n");
    assertThat(causes("a")).containsExactly(Cause.Kind.CHANGED_MEANWHILE);
  }

  @Test
  void aForcedRunDoesNotCount() throws IOException {
    succeed("a");
    task("a").begin();
    task("a").forced();
    assertThat(causes("a")).containsExactly(Cause.Kind.FORCED);
  }

  @Test
  void tasksInOneStateFileDoNotShareState() throws IOException {
    succeed("a:b");
    assertThat(causes("a-b")).containsExactly(Cause.Kind.OTHER_TASK);
    succeed("a-b");
    assertThat(causes("a-b")).isEmpty();
    assertThat(causes("a:b")).as("both at the same time").isEmpty();
    task("a-b").failed();
    assertThat(causes("a-b")).containsExactly(Cause.Kind.FAILED);
    assertThat(causes("a:b")).isEmpty();
  }

  @Test
  void whatTaskWritesIntoASharedStateFileIsBelievedByNone() throws IOException {
    succeed("a:b");
    succeed("a-b");
    source("changed");
    String changed = task("a-b").check().value();
    Files.writeString(state("a-b"), changed + "\n"); // Task ran one of them.
    assertThat(causes("a:b")).isNotEmpty();
    assertThat(causes("a-b")).isNotEmpty();
    succeed("a-b");
    source("hello\n");
    assertThat(causes("a:b")).as("its outputs may be of the changed source").isNotEmpty();
  }

  @Test
  void whatTaskWroteForAnotherTaskOfTheSameFileIsNotBelieved() throws IOException {
    Files.createDirectories(state("a-b").getParent());
    Files.writeString(state("a-b"), HELLO + "\n");
    assertThat(task("a:b", FingerprintMode.COMPAT, true).check().upToDate()).isFalse();
    assertThat(task("a:b", FingerprintMode.COMPAT, false).check().upToDate()).isTrue();
  }

  @Test
  void strictTrustsOnlyWhatItHasSeenItself() throws IOException {
    Files.createDirectories(state("a").getParent());
    Files.writeString(state("a"), HELLO + "\n");
    assertThat(task("a", FingerprintMode.STRICT, false).check().causes())
        .extracting(Cause::kind)
        .containsExactly(Cause.Kind.OTHER_PROGRAM);
    succeed("a");
    assertThat(task("a", FingerprintMode.STRICT, false).check().causes())
        .extracting(Cause::kind)
        .containsExactly(Cause.Kind.NOT_STRICT);
  }

  @Test
  void damagedRecordsChangeNothingButSpeed() throws IOException {
    succeed("a");
    for (String damage : List.of("", "x", "damaged beyond repair and longer than before")) {
      for (Path file : records()) {
        byte[] good = Files.readAllBytes(file);
        Files.writeString(file, damage);
        assertThat(causes("a")).as(file + " holds '" + damage + "'").isEmpty();
        source("other");
        assertThat(causes("a")).isNotEmpty();
        source("hello\n");
        Files.write(file, good);
      }
    }
  }

  @Test
  void recordsThatAreCutOrFlippedAreNeverBelieved() throws IOException {
    succeed("a");
    Random random = new Random(7);
    for (Path file : records()) {
      byte[] good = Files.readAllBytes(file);
      for (int i = 0; i < 40; i++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bad);
        source("other");
        assertThat(causes("a")).as(file + " round " + i).isNotEmpty();
        source("hello\n");
      }
      Files.write(file, good);
    }
  }

  private List<Path> records() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".task/taskfile-ls"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void clocksDoNotMatter() throws IOException {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      for (int i = 0; i < 10; i++) {
        Files.writeString(folder.resolve(i + ".txt"), "file " + i);
      }
      succeed("a");
      for (int round = 0; round < 5; round++) {
        scramble(random);
        assertThat(causes("a")).as("seed " + seed).isEmpty();
        Path file = folder.resolve(random.nextInt(10) + ".txt");
        FileTime time = Files.getLastModifiedTime(file);
        String text = Files.readString(file);
        Files.writeString(file, text.toUpperCase(java.util.Locale.ROOT));
        Files.setLastModifiedTime(file, time);
        assertThat(causes("a")).as("seed " + seed).isNotEmpty();
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, time);
        Verdict verdict = task("a").check();
        assertThat(verdict.causes()).as("seed " + seed).isEmpty();
        task("a").refresh(verdict);
      }
    }
  }

  private void scramble(Random random) throws IOException {
    Instant same = Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
    boolean equal = random.nextBoolean();
    for (int i = 0; i < 10; i++) {
      Instant time = equal ? same : Instant.ofEpochSecond(random.nextLong(4_000_000_000L));
      Files.setLastModifiedTime(folder.resolve(i + ".txt"), FileTime.from(time));
    }
  }

  @Test
  void aFileThatChangesWithinTheSameTickIsReadAgain() throws IOException {
    for (int i = 0; i < 200; i++) {
      source("one-" + (i % 10));
      succeed("a");
      source("two-" + (i % 10));
      assertThat(causes("a")).as("round " + i).isNotEmpty();
    }
  }
}
