package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a run promises, shown on the program itself with real commands. The scheduler alone is held
 * to the same by {@code SchedulerPropertyTest}, on thousands of graphs; I5 is shown by {@code
 * CrashPointsTest} and I6 by {@code NoProcessIsLeftTest}.
 */
@Tag("process")
@Timeout(240)
class PromisesTest {
  @TempDir Path folder;
  private RunnerProcess runner;

  @AfterEach
  void end() throws Exception {
    if (runner != null) {
      runner.destroy();
    }
  }

  /** Runs the program to its end and gives its exit code. */
  private int run(String taskfile, String... arguments) throws Exception {
    String[] words = new String[arguments.length + 1];
    words[0] = "run";
    System.arraycopy(arguments, 0, words, 1, arguments.length);
    runner = RunnerProcess.start(folder, taskfile, words);
    return runner.exit();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void i1_aTaskStartsOnlyAfterAllItsDepsEndedWell(long seed) throws Exception {
    RandomTasks tasks = new RandomTasks(seed, 40, 0.1);

    run(tasks.taskfile(), "-C", "4", "all");

    List<String> lines = RandomTasks.lines(folder);
    for (String started : RandomTasks.marks(folder, "s")) {
      List<String> before = lines.subList(0, lines.indexOf("s " + started));
      for (String dep : tasks.needs(started)) {
        assertThat(before).as("what came before " + started).contains("e " + dep);
      }
    }
    assertThat(RandomTasks.marks(folder, "s")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void i2_neverMoreUnitsRunThanThePoolHas(int pool) throws Exception {
    RandomTasks tasks = new RandomTasks(pool, 40, 0);

    assertThat(run(tasks.taskfile(), "-C", String.valueOf(pool), "all")).isZero();

    int running = 0;
    for (String line : RandomTasks.lines(folder)) {
      running += line.startsWith("s ") ? 1 : -1;
      assertThat(running).isLessThanOrEqualTo(pool);
    }
    assertThat(RandomTasks.marks(folder, "e")).hasSize(40);
  }

  @ParameterizedTest
  @ValueSource(strings = {"once", "when_changed"})
  void i3_aTaskThatRunsOnceRunsOnceAndAllThatJoinItGetItsRealOutcome(String mode) throws Exception {
    List<String> users = IntStream.range(0, 30).mapToObj(i -> "user" + i).toList();
    StringBuilder text = new StringBuilder("version: '3'\ntasks:\n");
    for (String shared : List.of("good", "bad")) {
      String end = shared.equals("bad") ? "exit 1" : "true";
      text.append(
          "  %s: {run: %s, cmds: ['echo s %1$s >> marks; sleep 0.3; %s']}\n"
              .formatted(shared, mode, end));
      for (String user : users) {
        text.append(
            "  %s-%s: {deps: [%s], cmds: ['echo e %1$s-%2$s >> marks']}\n"
                .formatted(shared, user, shared));
      }
      String all = String.join(", ", users.stream().map(user -> shared + "-" + user).toList());
      text.append("  %s-all: {deps: [%s]}\n".formatted(shared, all));
    }

    assertThat(run(text.toString(), "good-all")).isZero();
    assertThat(RandomTasks.marks(folder, "s")).containsExactly("good");
    assertThat(RandomTasks.marks(folder, "e"))
        .containsExactlyInAnyOrderElementsOf(users.stream().map(user -> "good-" + user).toList());

    Files.delete(folder.resolve("marks"));
    assertThat(run(text.toString(), "bad-all")).isEqualTo(201);
    assertThat(RandomTasks.lines(folder)).containsExactly("s bad");
  }

  @ParameterizedTest
  @ValueSource(strings = {"checksum", "timestamp"})
  void i4_thereIsNoRecordOfSuccessWithoutSuccess(String method) throws Exception {
    String taskfile =
        """
        version: '3'
        tasks:
          build:
            method: %s
            sources: [in]
            generates: [product]
            cmds: ['echo s build >> marks; touch product', 'test -e allowed']
        """
            .formatted(method);
    Files.writeString(folder.resolve("in"), "source");

    assertThat(run(taskfile, "build")).isEqualTo(201);
    assertThat(run(taskfile, "--status", "build")).isNotZero();
    assertThat(run(taskfile, "build")).isEqualTo(201);
    Files.createFile(folder.resolve("allowed"));
    assertThat(run(taskfile, "build")).isZero();
    assertThat(run(taskfile, "--status", "build")).isZero();
    assertThat(run(taskfile, "build")).isZero();
    assertThat(RandomTasks.marks(folder, "s")).hasSize(3);
  }

  @Test
  void i7_theOutputOfATaskIsNeverLostOrTornInGroups() throws Exception {
    int tasks = 24;
    int lines = 60;
    StringBuilder text = new StringBuilder("version: '3'\noutput: group\nsilent: true\ntasks:\n");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      names.add("t" + i);
      text.append(
          "  t%1$d: ['for i in {1..%2$d}; do echo t%1$d line $i; echo t%1$d error $i >&2;"
                  .formatted(i, lines)
              + " ((i % 20)) || sleep 0.01; done']\n");
    }
    text.append("  all: {deps: [%s]}\n".formatted(String.join(", ", names)));

    assertThat(run(text.toString(), "all")).isZero();

    List<String> out = runner.text("out").lines().toList();
    assertThat(out).hasSize(tasks * lines * 2);
    List<String> order = out.stream().map(line -> line.split(" ", 2)[0]).toList();
    List<String> blocks = new ArrayList<>();
    for (String name : order) {
      if (blocks.isEmpty() || !blocks.getLast().equals(name)) {
        blocks.add(name);
      }
    }
    assertThat(blocks).as("one block for each task").containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      for (String kind : List.of("line", "error")) {
        assertThat(out.stream().filter(line -> line.startsWith(name + " " + kind + " ")))
            .containsExactlyElementsOf(
                IntStream.rangeClosed(1, lines)
                    .mapToObj(i -> name + " " + kind + " " + i)
                    .toList());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void i8_keepGoingRunsExactlyTheTasksThatNoFailureReaches(long seed) throws Exception {
    RandomTasks tasks = new RandomTasks(seed, 40, 0.15);

    assertThat(run(tasks.taskfile(), "-C", "4", "all")).isEqualTo(201);

    assertThat(RandomTasks.marks(folder, "s")).containsExactlyInAnyOrderElementsOf(tasks.reached());
    assertThat(RandomTasks.marks(folder, "e")).containsExactlyInAnyOrderElementsOf(tasks.well());
  }

  @Test
  void i9_theSameInputsAndHistoryGiveTheSameOrderOfStarts() throws Exception {
    String taskfile = new RandomTasks(9, 30, 0).taskfile();
    Path state = folder.resolve(".task");
    List<List<String>> orders = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      assertThat(run(taskfile, "-C", "1", "all")).isZero();
      orders.add(takeStarts());
      if (i == 0) {
        delete(state);
      }
    }
    assertThat(orders.get(1)).as("without history").isEqualTo(orders.get(0));

    Path kept = Files.move(state, folder.resolve("kept"));
    for (int i = 0; i < 2; i++) {
      copy(kept, state);
      assertThat(run(taskfile, "-C", "1", "all")).isZero();
      orders.add(takeStarts());
      delete(state);
    }
    assertThat(orders.get(3)).as("with history").isEqualTo(orders.get(2));
    assertThat(orders.get(2)).as("with history, against without").isNotEqualTo(orders.get(0));
  }

  private List<String> takeStarts() throws IOException {
    List<String> starts = RandomTasks.marks(folder, "s");
    assertThat(starts).hasSize(30);
    Files.delete(folder.resolve("marks"));
    return starts;
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      MoreFiles.deleteRecursively(tree, RecursiveDeleteOption.ALLOW_INSECURE);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void i10_aCycleIsRefusedWithItsPathBeforeAnythingRuns() throws Exception {
    String taskfile =
        """
        version: '3'
        tasks:
          top: {deps: [before, a], cmds: [echo s top >> marks]}
          before: echo s before >> marks
          a: {deps: [before, b], run: once}
          b: [{task: c}]
          c: [echo s c >> marks, {defer: {task: a}}]
        """;

    assertThat(run(taskfile, "top")).isNotZero();

    assertThat(RandomTasks.lines(folder)).isEmpty();
    assertThat(runner.text("err")).contains("a -> b -> c -> a");
  }
}
