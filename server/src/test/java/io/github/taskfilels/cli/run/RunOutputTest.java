package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run shows and writes down. */
@Tag("process")
@Timeout(60)
class RunOutputTest {
  @TempDir Path folder;

  private CommandLine files(String fixture) throws IOException {
    return CommandLine.in(folder, fixture);
  }

  @Test
  void secretsAreNotShownInCommands() throws IOException {
    Result result =
        files(
                """
                version: '3'
                vars: {S: {value: hunter2, secret: true}}
                tasks: {a: ['test {{.S}} = hunter2 && echo ok']}
                """)
            .run("run", "a");
    assertThat(result.err()).isEqualTo("task: [a] test ***** = hunter2 && echo ok\n");
    assertThat(result.out()).isEqualTo("ok\n");
  }

  @Test
  void aSummaryTellsWhereTheTimeWent() throws IOException {
    Result result =
        files("version: '3'\ntasks: {a: {deps: [b], cmds: ['true']}, b: 'true'}\n")
            .run("run", "-s", "--run-summary", "a");
    assertThat(result.err()).contains("2 succeeded").contains("critical path");
  }

  @Test
  void groupedAndPrefixedOutput() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks: {a: {prefix: p, cmds: ['echo one', 'true', 'printf two']}}
            """);
    assertThat(line.run("run", "-s", "-o", "prefixed", "a").out()).isEqualTo("[p] one\n[p] two\n");
    assertThat(
            line.run(
                    "run",
                    "-s",
                    "-o",
                    "group",
                    "--output-group-begin",
                    "<{{.TASK}}",
                    "--output-group-end",
                    ">",
                    "a")
                .out())
        .isEqualTo("<a\none\n>\n<a\ntwo>\n");
    assertThat(line.run("run", "-o", "odd", "a").exit()).isEqualTo(1);
  }

  @Test
  void eachFailureIsNamedOnce() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              all: {deps: [a, b, c, c2, good]}
              a: exit 1
              b: exit 2
              c: {deps: [shared]}
              c2: {deps: [shared]}
              shared: {run: once, deps: [a], cmds: [echo never]}
              good: echo
            """);
    String failed = "task: Failed to run task ";
    assertThat(line.run("run", "-s", "-C", "1", "all").err().lines())
        .containsExactlyInAnyOrder(
            failed + "\"all\": task: Failed to run task \"a\": exit status 1",
            failed + "\"all\": task: Failed to run task \"b\": exit status 2");
    assertThat(line.run("run", "-s", "-p", "a", "b").err().lines())
        .containsExactlyInAnyOrder(
            failed + "\"b\": exit status 2", failed + "\"a\": exit status 1");
    assertThat(line.run("run", "-s", "-F", "all").err()).doesNotContain("canceled");
  }

  @Test
  void theCourseOfATaskIsToldAsTaskDoes() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              good: 'true'
              bad: [{defer: 'true'}, 'false']
              call: [{task: bad}]
              dep: {deps: [bad]}
            """);
    String bad =
        "task: \"bad\" started\ntask: [bad] false\ntask: \"bad\" failed: exit status 1\n"
            + "task: [bad] true\n";
    String failed = "task: Failed to run task ";
    assertThat(line.run("run", "-v", "good").err())
        .isEqualTo("task: \"good\" started\ntask: [good] true\ntask: \"good\" finished\n");
    assertThat(line.run("run", "-v", "bad").err())
        .isEqualTo(bad + failed + "\"bad\": exit status 1\n");
    assertThat(line.run("run", "-v", "call").err())
        .isEqualTo(
            "task: \"call\" started\n"
                + bad
                + "task: \"call\" failed: "
                + failed
                + "\"bad\": exit status 1\n"
                + failed
                + "\"call\": "
                + failed
                + "\"bad\": exit status 1\n");
    assertThat(line.run("run", "-v", "dep").err())
        .doesNotContain("\"dep\" failed")
        .doesNotContain("finished");
  }

  /** Whatever a command writes where, it is read in the order in which it was written. */
  @Test
  void whatEndsInOnePlaceKeepsItsOrder() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a:
                - 'for i in 1 2 3; do echo out $i; echo err $i >&2; done'
            """);
    String both = "out 1\nerr 1\nout 2\nerr 2\nout 3\nerr 3\n";
    assertThat(line.run("run", "-s", "-o", "group", "a")).isEqualTo(new Result(0, both, ""));
    assertThat(line.run("run", "-s", "-o", "prefixed", "a"))
        .isEqualTo(new Result(0, both.replaceAll("(?m)^", "[a] ").replaceAll("\\[a\\] $", ""), ""));
    assertThat(line.run("run", "-s", "a").err()).isEqualTo("err 1\nerr 2\nerr 3\n");
    assertThat(line.together().run("run", "a").out())
        .isEqualTo("task: [a] for i in 1 2 3; do echo out $i; echo err $i >&2; done\n" + both);
  }

  @Test
  void theResultOfARunStandsWhereItCannotBeWrittenDown() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    CommandLine line = files("version: '3'\ntasks: {t: echo done, f: exit 3}\n");
    for (String flag : List.of("--events", "--trace")) {
      String said = "task: \"/dev/full\" is not whole: no space left on device\n";
      assertThat(line.run("run", "-s", flag, "/dev/full", "t"))
          .isEqualTo(new Result(1, "done\n", said));
      Result failed = line.run("run", "-s", "-x", flag, "/dev/full", "f");
      assertThat(failed.exit()).isEqualTo(3);
      assertThat(failed.err()).startsWith(said).contains("exit status 3").hasLineCount(2);
    }
  }

  @Test
  void aFileThatCannotBeOpenedIsNamedBeforeAnythingRuns() throws IOException {
    CommandLine line = files("version: '3'\ntasks: {t: echo done}\n");
    assertThat(line.run("run", "--events", "no/such", "t"))
        .isEqualTo(
            new Result(1, "", "task: cannot write \"no/such\": its folder does not exist\n"));
    assertThat(line.run("run", "--trace", ".", "t"))
        .isEqualTo(new Result(1, "", "task: cannot write \".\": is a directory\n"));
  }
}
