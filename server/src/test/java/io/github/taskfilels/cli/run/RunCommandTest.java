package io.github.taskfilels.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.cli.CommandLine;
import io.github.taskfilels.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tasks run by real bash in a folder of their own. */
@Tag("process")
@Timeout(60)
class RunCommandTest {
  @TempDir Path folder;

  private CommandLine files(String fixture) throws IOException {
    return CommandLine.in(folder, fixture);
  }

  @Test
  void commandsAreShownOnStandardErrorAndTheirOutputOnStandardOutput() throws IOException {
    Result result = files("version: '3'\ntasks: {default: [echo one, echo two >&2]}\n").run("run");
    assertThat(result)
        .isEqualTo(
            new Result(
                0, "one\n", "task: [default] echo one\ntask: [default] echo two >&2\ntwo\n"));
  }

  @Test
  void aFailureEndsTheTaskAndIsTold() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a: [echo out, exit 3, echo never]
              b: [{task: a}]
            """);
    Result result = line.run("run", "-s", "b");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.out()).isEqualTo("out\n");
    assertThat(result.err())
        .isEqualTo(
            "task: Failed to run task \"b\": task: Failed to run task \"a\": exit status 3\n");
    assertThat(line.run("run", "-s", "-x", "b").exit()).isEqualTo(3);
  }

  @Test
  void depsRunAtTheSameTimeAndBeforeTheCommands() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {deps: [a, b], cmds: [echo end]}
                  a: [touch a, 'while [ ! -e b ]; do sleep 0.01; done', echo met]
                  b: [touch b, 'while [ ! -e a ]; do sleep 0.01; done', echo met]
                """)
            .run("run", "-s");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).isEqualTo("met\nmet\nend\n");
  }

  @Test
  void oneTaskAtATimeIsEnoughForAnyGraph() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {deps: [a, b], cmds: [{task: c}, echo end]}
                  a: {deps: [c], cmds: [echo a]}
                  b: {deps: [c], cmds: [echo b]}
                  c: {run: once, cmds: [echo c]}
                """)
            .run("run", "-s", "-C", "1");
    assertThat(result.exit()).isZero();
    assertThat(result.out().lines()).containsExactlyInAnyOrder("c", "a", "b", "end");
  }

  @Test
  void theKeyWatchCountsOnlyForTasksOfTheCommandLine() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {cmds: [{task: later}]}
                  later:
                    watch: true
                    sources: [Taskfile.yml]
                    cmds: [touch ran]
                """)
            .run("run");
    assertThat(result.exit()).isZero();
    assertThat(folder.resolve("ran")).exists();
  }

  @Test
  void namesAreCheckedBeforeAnythingRuns() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              build: {desc: builds, cmds: [touch ran]}
              hidden: {internal: true, cmds: [echo]}
              one: {aliases: [same], cmds: [echo]}
              two: {aliases: [same], cmds: [echo]}
            """);
    Result missing = line.run("run", "build", "biuld");
    assertThat(missing.exit()).isEqualTo(200);
    assertThat(missing.err())
        .isEqualTo("task: Task \"biuld\" does not exist. Did you mean \"build\"?\n");
    assertThat(missing.out()).contains("* build:       builds");
    Result internal = line.run("run", "build", "hidden");
    assertThat(internal.exit()).isEqualTo(202);
    assertThat(internal.err()).isEqualTo("task: Task \"hidden\" is internal\n");
    assertThat(line.run("run", "same").exit()).isEqualTo(203);
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void aMissingCalleeFailsTheCallThatReachesIt() throws IOException {
    Result result =
        files("version: '3'\ntasks: {a: [echo first, {task: '{{.T}}'}]}\n")
            .run("run", "-s", "a", "T=nosuch");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.out()).isEqualTo("first\n");
    assertThat(result.err())
        .isEqualTo("task: Failed to run task \"a\": task: Task \"nosuch\" does not exist\n");
  }

  @Test
  void deferredCommandsRunLastFirstWhateverHappens() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a:
                - defer: 'echo d1 [{{.EXIT_CODE}}]'
                - defer: {task: report, vars: {C: '{{.EXIT_CODE}}'}}
                - '{{.CMD}}'
                - defer: echo never
              report: echo report {{.C}}
            """);
    assertThat(line.run("run", "-s", "a", "CMD=exit 7").out()).isEqualTo("report 7\nd1 [7]\n");
    assertThat(line.run("run", "-s", "a", "CMD=true").out()).isEqualTo("never\nreport\nd1 []\n");
  }

  @Test
  void errorsAreIgnoredWhereThatIsWritten() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  a:
                    - {cmd: exit 1, ignore_error: true}
                    - {task: b, ignore_error: true}
                    - echo go
                  b: exit 2
                """)
            .run("run", "-s", "a");
    assertThat(result).isEqualTo(new Result(0, "go\n", ""));
  }

  @Test
  void loopsRunOnceForEachItem() throws IOException {
    Result result =
        files(
                """
                version: '3'
                vars: {LIST: 'x,y', MAP: {map: {k: v}}}
                tasks:
                  a:
                    - {for: [1, '{{.LIST}}'], cmd: 'echo {{.ITEM}}'}
                    - {for: {var: LIST, split: ',', as: L}, cmd: 'echo {{.L}}'}
                    - {for: {var: MAP}, cmd: 'echo {{.KEY}}={{.ITEM}}'}
                    - {for: {matrix: {A: [1, 2], B: [3, 4]}}, task: b, vars: {M: '{{.ITEM.A}}{{.ITEM.B}}'}}
                  b: echo {{.M}}
                """)
            .run("run", "-s", "a");
    assertThat(result.out()).isEqualTo("1\n{{.LIST}}\nx\ny\nk=v\n13\n14\n23\n24\n");
  }

  @Test
  void argumentsBehindTheDashesAreQuoted() throws IOException {
    Result result =
        files("version: '3'\ntasks: {a: ['printf \"<%s>\" {{.CLI_ARGS}}']}\n")
            .run("run", "-s", "a", "--", "a", "b c", "d\"e", "$x", "", "*");
    assertThat(result.out()).isEqualTo("<a><b c><d\"e><$x><><*>");
  }

  @Test
  void theCommandOfAVariableRunsOnceAndNeverForAList() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            vars: {S: {sh: 'echo x >> log; echo value'}}
            tasks:
              a: {desc: 'd {{.S}}', deps: [b], cmds: ['echo {{.S}}']}
              b: ['echo {{.S}}']
            """);
    assertThat(line.run("run", "-l").out()).endsWith("* a:       d \n");
    assertThat(folder.resolve("log")).doesNotExist();
    assertThat(line.run("run", "-s", "a").out()).isEqualTo("value\nvalue\n");
    assertThat(Files.readString(folder.resolve("log"))).isEqualTo("x\n");
  }

  /** Task takes the name of a task as it is written, and decodes everything else. */
  @Test
  void aCommandMayBeWrittenWithATag() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  bin:
                    vars: {A: !!binary aGk=}
                    deps: [!!binary WkdWdw==]
                    cmds: [!!binary ZWNobyBiaW4=, {cmd: !!binary ZWNobyBjbWQ=}, !foo 'echo {{.A}}']
                  !!binary ZGVw: !<tag:yaml.org,2002:binary> ZWNobyBkZXA=
                """)
            .run("run", "-s", "bin");
    assertThat(result).isEqualTo(new Result(0, "dep\nbin\ncmd\nhi\n", ""));
  }
}
