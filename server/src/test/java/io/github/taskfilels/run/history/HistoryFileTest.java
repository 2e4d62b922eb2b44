package io.github.taskfilels.run.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Display;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEvent;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
  @TempDir Path folder;
  private HistoryFile file = new HistoryFile(Path.of("unset"));

  @BeforeEach
  void place() {
    file = new HistoryFile(folder.resolve(".task"));
  }

  private void append(TaskTime... times) throws IOException {
    try (FileChannel channel = file.open()) {
      for (TaskTime time : times) {
        HistoryFile.append(channel, List.of(time));
      }
    }
  }

  @Test
  void whatIsAppendedIsRead() throws IOException {
    TaskTime build = new TaskTime("a:build", "00ff00ff", 1234, 99);
    TaskTime test = new TaskTime("test \"x\"\n", "", 7, 100);
    append(build, test);
    assertThat(file.times()).containsExactly(build, test);
    assertThat(file.path().resolveSibling(".gitignore")).hasContent("*");
  }

  @Test
  void anAbsentFileIsNoHistoryAndReadingMakesNone() {
    assertThat(file.read().of("a", "")).isEmpty();
    assertThat(folder.resolve(".task")).doesNotExist();
  }

  @Test
  void tornAndDamagedLinesArePassedOver() throws IOException {
    TaskTime good = new TaskTime("good", "", 5, 1);
    append(good);
    Files.write(
        file.path(),
        "\u0000\u00ff{}\n[]\n{\"task\":\"x\"}\n{\"task\":1,\"ms\":[],\"at\":1}\n{\"task\":\"to"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
        StandardOpenOption.APPEND);
    assertThat(file.times()).containsExactly(good);
    append(new TaskTime("next", "", 6, 2));
    assertThat(file.times()).extracting(TaskTime::task).containsExactly("good", "next");
  }

  @Test
  void severalWritersDoNotMixTheirLines() throws Exception {
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String task = "writer " + i;
      writers.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try (FileChannel channel = file.open()) {
                      for (int n = 0; n < 200; n++) {
                        HistoryFile.append(channel, List.of(new TaskTime(task, "", n, n)));
                      }
                    } catch (IOException e) {
                      throw new java.io.UncheckedIOException(e);
                    }
                  }));
    }
    for (Thread writer : writers) {
      writer.join();
    }
    assertThat(file.times()).hasSize(800);
  }

  @Test
  void aLargeFileIsCompactedAndTheLastTimesStay() throws IOException {
    TaskTime[] many = new TaskTime[12_000];
    for (int i = 0; i < many.length; i++) {
      many[i] = new TaskTime("task " + i % 10, "", i, i);
    }
    append(many);
    History before = file.read();
    assertThat(Files.size(file.path())).isGreaterThan(HistoryFile.LARGE);
    file.compact();
    assertThat(file.times()).hasSize(50);
    assertThat(file.read().of("task 3", "")).isEqualTo(before.of("task 3", ""));
    try (var files = Files.list(folder.resolve(".task/taskfile-ls"))) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".gitignore", "history.jsonl");
    }
  }

  @Test
  void onlyTasksThatRanACommandAndEndedWellAreRecorded() {
    HistoryRecorder recorder = new HistoryRecorder(file);
    play(recorder, 1, "ran", true, Outcome.SUCCEEDED);
    play(recorder, 2, "failed", true, Outcome.failed(io.github.taskfilels.run.Failure.other("no")));
    play(recorder, 3, "upToDate", true, Outcome.upToDate("unchanged"));
    play(recorder, 4, "onlyDeps", false, Outcome.SUCCEEDED);
    recorder.accept(
        new RunEvent.RunEnded(9, 9, new RunResult(Outcome.SUCCEEDED, 1, ImmutableList.of())));
    assertThat(file.times()).containsExactly(new TaskTime("ran", "v1", 40, 3));
    assertThat(recorder.problem()).isNull();
  }

  @Test
  void aFolderThatCannotBeWrittenIsAWordAndNoFailure() throws IOException {
    Files.writeString(folder.resolve(".task"), "a file, not a folder");
    HistoryRecorder recorder = new HistoryRecorder(file);
    play(recorder, 1, "ran", true, Outcome.SUCCEEDED);
    play(recorder, 2, "ran", true, Outcome.SUCCEEDED);
    recorder.accept(
        new RunEvent.RunEnded(9, 9, new RunResult(Outcome.SUCCEEDED, 1, ImmutableList.of())));
    assertThat(recorder.problem()).contains("history.jsonl");
  }

  private static void play(
      HistoryRecorder recorder, int node, String task, boolean command, Outcome outcome) {
    recorder.accept(new RunEvent.NodeQueued(1, 1, node, task, 0, Reason.DEP, "v" + node));
    if (command) {
      recorder.accept(
          new RunEvent.CommandStarted(2, 2, node, task, 1, "true", true, Display.of(task)));
    }
    recorder.accept(new RunEvent.NodeEnded(3, 3, node, task, outcome, 90, 40));
  }

  @Test
  void compactingKeepsTheModeOfTheFile() throws IOException {
    append(new TaskTime("a", "", 1, 1));
    assumeTrue(Files.getFileStore(file.path()).supportsFileAttributeView("posix"));
    Set<PosixFilePermission> wanted = PosixFilePermissions.fromString("rw-rw----");
    Files.setPosixFilePermissions(file.path(), wanted);
    Files.writeString(
        file.path(), "x".repeat((int) HistoryFile.LARGE) + "\n", StandardOpenOption.APPEND);
    file.compact();
    assertThat(Files.size(file.path())).isLessThan(1000);
    assertThat(Files.getPosixFilePermissions(file.path())).isEqualTo(wanted);
    try (Stream<Path> files = Files.list(file.path().getParent())) {
      assertThat(files.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder(".gitignore", "history.jsonl");
    }
  }
}
