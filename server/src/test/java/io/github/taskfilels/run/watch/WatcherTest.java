package io.github.taskfilels.run.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventJson;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@Timeout(120)
class WatcherTest {
  private static final String FINISHED = "task: task \"a\" finished running";

  @TempDir Path folder;

  private void source(String text) throws Exception {
    Files.writeString(folder.resolve("in.txt"), text);
  }

  /** Begins to watch task {@code a} of a Taskfile, with a source {@code in.txt}. */
  private Watching watching(String tasks) throws Exception {
    source("one");
    return Watching.of(folder, tasks);
  }

  @Test
  void aChangedSourceRunsTheTaskAgain() throws Exception {
    try (Watching watching =
        watching("tasks: {a: {sources: [in.txt], cmds: ['cat in.txt; echo']}}")) {
      watching.until(1, FINISHED);
      source("two");
      watching.until(2, FINISHED);
      assertThat(watching.told())
          .isEqualTo(
              "task: Started watching for tasks: a\none\n"
                  + FINISHED
                  + "\ntwo\n"
                  + FINISHED
                  + "\n");
    }
  }

  @Test
  void allRunsTogetherAreOneRunToListeners() throws Exception {
    try (Watching watching = watching("tasks: {a: {sources: [in.txt], cmds: ['true']}}")) {
      watching.until(1, FINISHED);
      source("two");
      watching.until(2, FINISHED);
      assertThat(watching.end().outcome().well()).isTrue();
      assertThat(watching.events().getFirst()).isInstanceOf(RunEvent.RunStarted.class);
      assertThat(watching.events().getLast()).isInstanceOf(RunEvent.RunEnded.class);
      for (int i = 0; i < watching.events().size(); i++) {
        assertThat(watching.events().get(i).seq()).isEqualTo(i + 1);
      }
      assertThat(
              watching.events().stream()
                  .filter(RunEvent.NodeQueued.class::isInstance)
                  .map(RunEvent.NodeQueued.class::cast)
                  .map(RunEvent.NodeQueued::node))
          .doesNotHaveDuplicates()
          .hasSize(2);
    }
  }

  @Test
  void filesThatAreNoSourcesDisturbNothing() throws Exception {
    try (Watching watching =
        watching(
            """
            tasks:
              a:
                sources: [in.txt]
                cmds: ['for i in 1 2 3 4 5 6; do echo $i > log.txt; sleep 0.1; done; echo whole']
            """)) {
      watching.until(1, "whole");
      watching.write("other.txt", "x");
      watching.quiet();
      assertThat(watching.count("whole")).isEqualTo(1);
      assertThat(watching.count(FINISHED)).isEqualTo(1);
    }
  }

  @Test
  void severalSavesWithinTheIntervalGiveOneRun() throws Exception {
    try (Watching watching = watching("tasks: {a: {sources: ['*.txt'], cmds: ['echo run']}}")) {
      watching.until(1, FINISHED);
      for (int i = 0; i < 20; i++) {
        watching.write("f" + i + ".txt", "x");
      }
      watching.until(2, FINISHED);
      watching.quiet();
      assertThat(watching.count("run\n")).isLessThanOrEqualTo(3);
    }
  }

  @Test
  void aRunIsOverBeforeTheNextOneStarts() throws Exception {
    try (Watching watching =
        watching(
            """
            tasks:
              a:
                sources: [in.txt]
                cmds:
                  - mkdir lock || echo overlap
                  - defer: "sleep 0.3; rmdir lock"
                  - "echo begin; (trap '' INT; sleep 600) & sleep 600"
            """)) {
      for (int i = 1; i <= 4; i++) {
        watching.until(i, "begin");
        source("n" + i);
      }
      watching.until(5, "begin");
      assertThat(watching.told()).doesNotContain("overlap");
      assertThat(watching.end().survivors()).isEmpty();
      assertThat(folder.resolve("lock")).doesNotExist();
      assertThat(watching.told()).doesNotContain("Failed").doesNotContain("canceled");
    }
  }

  @Test
  void aNewFolderCountsAtOnce() throws Exception {
    watchingFolders();
    try (Watching watching =
        Watching.of(
            folder,
            "tasks: {a: {sources: ['src/**/*.c'], cmds: ['echo run; ls src/deep || true']}}")) {
      watching.until(1, FINISHED);
      watching.write("src/deep/er/x.c", "1");
      watching.until(2, FINISHED);
      watching.write("src/deep/er/x.c", "22");
      watching.until(3, FINISHED);
    }
  }

  private void watchingFolders() throws Exception {
    Files.createDirectories(folder.resolve("src"));
    Files.writeString(folder.resolve("src/main.c"), "x");
  }

  @Test
  void aSourceThatGoesCounts() throws Exception {
    watchingFolders();
    Files.createDirectories(folder.resolve("src/sub"));
    Files.writeString(folder.resolve("src/sub/b.c"), "x");
    try (Watching watching =
        Watching.of(folder, "tasks: {a: {sources: ['src/**/*.c'], cmds: ['echo run']}}")) {
      watching.until(1, FINISHED);
      Files.move(folder.resolve("src/sub"), folder.resolve("gone"));
      watching.until(2, FINISHED);
      Files.delete(folder.resolve("src/main.c"));
      watching.until(3, FINISHED);
    }
  }

  @Test
  void sourcesOfAllThatIsCalledAreWatched() throws Exception {
    source("one");
    Files.writeString(folder.resolve("dep.txt"), "x");
    Files.writeString(folder.resolve("call.txt"), "x");
    try (Watching watching =
        Watching.of(
            folder,
            """
            tasks:
              a: {deps: [dep], cmds: [{task: call}, {defer: {task: last}}]}
              dep: {sources: [dep.txt], cmds: [echo dep]}
              call: {vars: {F: {sh: echo call.txt}}, sources: ['{{.F}}'], cmds: [echo call]}
              last: {sources: [in.txt], cmds: [echo last]}
            """)) {
      watching.until(1, FINISHED);
      watching.write("dep.txt", "yy");
      watching.until(2, "dep\n");
      watching.until(2, FINISHED);
      watching.write("call.txt", "yy");
      watching.until(2, "call\n");
      watching.until(3, FINISHED);
      source("yy");
      watching.until(2, "last\n");
    }
  }

  @Test
  void aFailingRunKeepsWatching() throws Exception {
    source("bad");
    try (Watching watching =
        Watching.of(
            folder,
            "tasks: {a: {sources: [in.txt], cmds: ['grep -q good in.txt && echo is-good']}}")) {
      watching.until(1, "task: Failed to run task \"a\": exit status 1");
      source("good");
      watching.until(1, "is-good");
    }
  }

  @Test
  void runOnceMeansOncePerRun() throws Exception {
    try (Watching watching =
        watching(
            """
            tasks:
              a: {deps: [o], cmds: [{task: o}, {task: s}]}
              s: {sources: [in.txt], cmds: [echo s]}
              o: {run: once, cmds: [echo once]}
            """)) {
      watching.until(1, FINISHED);
      source("two");
      watching.until(2, FINISHED);
      assertThat(watching.count("once")).isEqualTo(2);
    }
  }

  @Test
  void aTaskfileThatChangesIsReadAgain() throws Exception {
    try (Watching watching = watching("tasks: {a: {sources: [in.txt], cmds: ['echo old']}}")) {
      watching.until(1, FINISHED);
      watching.write("Taskfile.yml", "version: '3'\ntasks: {a: [");
      watching.quiet();
      assertThat(watching.count(FINISHED)).isEqualTo(1);
      watching.write("Taskfile.yml", "version: '3'\ntasks: {a: {cmds: [echo new]}}");
      watching.until(1, "new");
      watching.until(1, "nothing to watch: no sources");
    }
  }

  @Test
  void aSourceThatTheRunWritesAgainAsItWasIsNoChange() throws Exception {
    try (Watching watching =
        watching(
            "tasks: {a: {method: none, sources: [in.txt], cmds: ['echo same > in.txt; echo run']}}")) {
      watching.until(1, FINISHED);
      watching.quiet();
      assertThat(watching.count("run\n")).as("it comes to rest").isBetween(1, 3);
    }
  }

  @Test
  void savingWithoutAChangeSaysUpToDate() throws Exception {
    try (Watching watching = watching("tasks: {a: {sources: [in.txt], cmds: ['echo run']}}")) {
      watching.until(1, FINISHED);
      Thread.sleep(20);
      source("one");
      watching.until(2, FINISHED);
      assertThat(watching.count("run\n")).isEqualTo(1);
    }
  }

  @Test
  void whatIsKeptHoldsNoSecretOfAnyRun() throws Exception {
    source("hunter1");
    try (Watching watching =
        Watching.of(
            folder,
            "vars: {KEY: {sh: cat in.txt, secret: true}}\n"
                + "tasks: {a: {sources: [in.txt], cmds: ['echo got {{.KEY}}']}}\n")) {
      watching.until(1, FINISHED);
      source("hunter2");
      watching.until(2, FINISHED);
      assertThat(watching.end().outcome().well()).isTrue();
      assertThat(watching.told()).contains("got hunter1", "got hunter2");
      assertThat(watching.kept()).hasSameSizeAs(watching.events());
      assertThat(watching.kept().stream().map(event -> RunEventJson.object(event).toString()))
          .anyMatch(json -> json.contains("got *****"))
          .noneMatch(json -> json.contains("hunter"));
    }
  }
}
