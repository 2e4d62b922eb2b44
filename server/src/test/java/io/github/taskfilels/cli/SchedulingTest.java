package io.github.taskfilels.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of tasks, the times that it follows, and the files that tell of a run. */
@Tag("process")
class SchedulingTest {
  @TempDir Path folder;

  private CommandLine files(String taskfile) throws IOException {
    return CommandLine.in(folder, "//- /Taskfile.yml\n" + taskfile);
  }

  @Test
  void aCycleThatOnlyTheRunCanSeeIsRefusedWithItsPath() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a: {cmds: [{task: b, vars: {NEXT: a}}]}
              b: {cmds: [{task: '{{.NEXT}}'}]}
            """);
    CommandLine.Result result = line.run("run", "a");
    assertThat(result.exit()).isNotZero();
    assertThat(result.err()).contains("task cycle: a -> b -> a");
  }

  @Test
  void aRecursionThatAConditionEndsIsNoCycle() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            silent: true
            tasks:
              a: {cmds: ['echo x >> n', {task: '{{"a"}}', if: '[ $(wc -l < n) -lt 5 ]'}]}
            """);
    assertThat(line.run("run", "a").exit()).isZero();
    assertThat(Files.readString(folder.resolve("n"))).hasLineCount(5);
  }

  @Test
  void theLongestTaskOfTheLastRunStartsFirst() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            silent: true
            tasks:
              all: {deps: [a, b, c]}
              a: echo a
              b: echo b
              c: {cmds: ['sleep 0.3; echo c']}
            """);
    assertThat(line.run("run", "-C", "1", "all").out()).isEqualTo("a\nb\nc\n");
    assertThat(line.run("run", "-C", "1", "all").out()).startsWith("c\n");
    Files.writeString(folder.resolve(".task/taskfile-ls/history.jsonl"), "not JSON");
    assertThat(line.run("run", "-C", "1", "all").out()).isEqualTo("a\nb\nc\n");
  }

  @Test
  void anOuterMakeSaysHowManyTasksWorkAtOnceUnlessAFlagDoes() throws Exception {
    int tokens = Runtime.getRuntime().availableProcessors() + 2;
    Path pipe = folder.resolve("tokens");
    Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
    assumeTrue(made.waitFor() == 0, "no mkfifo");
    StringBuilder tasks = new StringBuilder("version: '3'\nsilent: true\ntasks:\n");
    tasks.append("  all: {deps: [{for: {matrix: {N: [");
    tasks.append(IntStream.range(0, tokens).mapToObj(String::valueOf).collect(joining(", ")));
    tasks.append("]}}, task: one, vars: {N: '{{.ITEM.N}}'}}]}\n");
    tasks.append("  one: {cmds: ['echo +; sleep 0.5; echo -']}\n");
    try (RandomAccessFile outer = new RandomAccessFile(pipe.toFile(), "rw")) {
      outer.write("+".repeat(tokens).getBytes(StandardCharsets.US_ASCII));
      CommandLine line =
          files(tasks.toString())
              .with("MAKEFLAGS", " -j%d --jobserver-auth=fifo:%s".formatted(tokens + 1, pipe));
      assertThat(mostAtOnce(line.run("run", "all"))).isGreaterThan(tokens - 2);
      assertThat(mostAtOnce(line.run("run", "-C", "1", "all"))).isEqualTo(1);
    }
  }

  private static int mostAtOnce(CommandLine.Result result) {
    assertThat(result.err()).isEmpty();
    int now = 0;
    int most = 0;
    for (String mark : result.out().lines().toList()) {
      now += mark.equals("+") ? 1 : -1;
      most = Math.max(most, now);
    }
    return most;
  }

  @Test
  void lookingKeepsNoTimes() throws IOException {
    CommandLine line =
        files("version: '3'\ntasks: {a: {status: ['false'], cmds: [echo]}, b: {deps: [a]}}\n");
    line.run("run", "--dry", "b");
    line.run("run", "--status", "a");
    line.run("run", "--list-all");
    line.run("run", "--summary", "b");
    assertThat(folder.resolve(".task")).doesNotExist();
  }

  @Test
  void timesThatCannotBeKeptAreAWordForThoseWhoWantToKnow() throws IOException {
    CommandLine line = files("version: '3'\nsilent: true\ntasks: {a: 'true'}\n");
    Files.writeString(folder.resolve(".task"), "");
    assertThat(line.run("run", "a").err()).isEmpty();
    assertThat(line.run("run", "-v", "a").err()).contains("times of tasks are not kept");
  }

  @Test
  void eventsAndTraceAreWholeAfterAFailure() throws IOException {
    CommandLine line = files("version: '3'\ntasks: {a: {deps: [b]}, b: 'exit 3'}\n");
    CommandLine.Result result = line.run("run", "--events", "e.jsonl", "--trace", "t.json", "a");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(Files.readAllLines(folder.resolve("e.jsonl")).getLast()).contains("runEnded");
    assertThat(Files.readString(folder.resolve("t.json"))).startsWith("[\n").endsWith("\n]\n");
    assertThat(line.run("run", "--trace", "no/t.json", "a").err()).contains("no/t.json");
  }

  @Test
  void filesOfARunHoldNoSecrets() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a:
                vars: {TOKEN: {value: hunter2, secret: true}}
                cmds: ['printf hun; sleep 0.1; printf "ter2\\n"; echo {{.TOKEN}} >&2; exit 3']
            """);
    line.run("run", "--events", "e.jsonl", "--trace", "t.json", "a");
    assertThat(Files.readString(folder.resolve("e.jsonl")))
        .contains("*****")
        .doesNotContain("hunter2");
    assertThat(Files.readString(folder.resolve("t.json"))).doesNotContain("hunter2");
  }
}
