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
  void runOnceIsOnceForEachFileAndName() throws IOException {
    Result result =
        files(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {x: ./lib.yml, y: ./lib.yml}
                tasks:
                  default: {deps: ['x:t', 'y:t'], cmds: [{task: 'x:t'}, {task: 'x:w-1'}, {task: 'x:w-2'}]}
                //- /lib.yml
                version: '3'
                tasks:
                  t: {run: once, cmds: [echo t]}
                  'w-*': {run: once, cmds: ['echo w {{index .MATCH 0}}']}
                """)
            .run("run", "-s");
    assertThat(result.out()).isEqualTo("t\nw 1\nw 2\n");
  }

  /** A thousand dependents of a task must not each put it together to find that it has run. */
  @Test
  void callsThatAreTheSameAreNotStartedUnlessTheyMayBeAnsweredInAnotherWay() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {deps: [a, b], cmds: [{task: plain}]}
                  a: {deps: [plain, conditional, {task: plain, vars: {X: 1}}]}
                  b: {deps: [plain, conditional]}
                  plain: {run: once, cmds: [echo plain]}
                  conditional: {run: once, if: 'true', cmds: [echo conditional]}
                """)
            .run("run", "-s", "--events", "events");
    assertThat(result.out().lines()).containsExactlyInAnyOrder("plain", "conditional");
    List<String> started =
        Files.readAllLines(folder.resolve("events")).stream()
            .filter(line -> line.contains("\"event\":\"nodeStarted\""))
            .map(line -> line.replaceFirst(".*\"task\":\"([^\"]*)\".*", "$1"))
            .toList();
    assertThat(started)
        .containsExactlyInAnyOrder(
            "default", "a", "b", "plain", "plain", "conditional", "conditional");
  }

  @Test
  void aTaskIsRunAgainWhenWhatItWouldDoChanges() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default:
                    - {task: w, vars: {X: 1}}
                    - {task: w, vars: {X: 1}}
                    - {task: w, vars: {X: 2}}
                    - {task: forward, vars: {X: 3}}
                    - {task: forward, vars: {X: 4}}
                  w: {run: when_changed, cmds: ['echo {{.X}}']}
                  forward: {run: when_changed, cmds: [{task: w, vars: {X: '{{.X}}'}}]}
                """)
            .run("run", "-s");
    assertThat(result.out()).isEqualTo("1\n2\n3\n4\n");
  }

  @Test
  void aCycleIsRefusedWithItsPathBeforeAnythingRuns() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  default: {deps: [first, a]}
                  first: touch ran
                  a: {deps: [b]}
                  b: [{task: a}]
                """)
            .run("run", "-s");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.err()).contains("task cycle: a -> b -> a");
    assertThat(folder.resolve("ran")).doesNotExist();
  }

  @Test
  void aRecursionThatEndsByItsConditionIsNoCycle() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  f:
                    if: '[ {{.N | default 3}} -gt 0 ]'
                    deps: [{task: f, vars: {N: '{{sub (.N | default 3 | int) 1}}'}}]
                    cmds: ['echo level {{.N | default 3}}']
                """)
            .run("run", "-s", "f");
    assertThat(result.out()).isEqualTo("level 1\nlevel 2\nlevel 3\n");
  }

  /** One that its commands end soon enough is none of these. */
  @Test
  void aRecursionThatNoConditionEndsIsRefusedSoon() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              gen: {status: ['false'], cmds: [echo >>rounds, {task: post}]}
              post: [{task: gen}]
              retry: {if: '[ $(wc -l <rounds) -lt 104 ]', cmds: [echo >>rounds, {task: retry}]}
              'w-*': {if: 'true', deps: ['w-{{index .MATCH 0}}x', 'w-{{index .MATCH 0}}y']}
            """);
    Result result = line.run("run", "-s", "gen");
    assertThat(result.exit()).isEqualTo(201);
    assertThat(result.err())
        .isEqualTo(
            "task cycle: gen -> post -> gen: no condition and no check has ended it in 100"
                + " rounds\n");
    assertThat(Files.readString(folder.resolve("rounds"))).hasSize(100);
    assertThat(line.run("run", "-s", "retry").exit()).isZero();
    assertThat(Files.readString(folder.resolve("rounds"))).hasSize(104);
    assertThat(line.run("run", "-s", "w-").err())
        .isEqualTo(
            "task cycle: w-* -> w-*: no condition and no check has ended it in 1000 rounds\n");
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
  void conditionsAndChecksDecideWhatRuns() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              skipped: {if: 'false', deps: [dep], cmds: [echo no]}
              fresh: {status: ['true'], deps: [dep], cmds: [echo no]}
              refused: {preconditions: [{sh: 'false', msg: nope}], cmds: [echo no]}
              other: {platforms: [windows], cmds: [echo no]}
              parts: [{cmd: echo no, if: 'false'}, {cmd: echo no, platforms: [plan9]}, echo yes]
              dep: echo dep
            """);
    assertThat(line.run("run", "skipped")).isEqualTo(new Result(0, "", ""));
    assertThat(line.run("run", "-s", "fresh").out()).isEqualTo("dep\n");
    assertThat(line.run("run", "fresh").err()).endsWith("task: Task \"fresh\" is up to date\n");
    assertThat(line.run("run", "-s", "-f", "fresh").out()).isEqualTo("dep\nno\n");
    assertThat(line.run("run", "refused"))
        .isEqualTo(
            new Result(
                201,
                "",
                "task: nope\ntask: Failed to run task \"refused\": task: precondition not met\n"));
    assertThat(line.run("run", "other")).isEqualTo(new Result(0, "", ""));
    assertThat(line.run("run", "-s", "parts").out()).isEqualTo("yes\n");
  }

  /** Every kind of command that may be the first one there. */
  @Test
  void theFolderOfATaskIsMadeBeforeItsFirstCommand() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              if: {dir: d-if, if: 'ls', cmds: [pwd]}
              preconditions: {dir: d-preconditions, preconditions: [ls], cmds: [pwd]}
              status: {dir: d/status, status: ['touch asked; false'], cmds: [ls]}
              vars: {dir: d-vars, vars: {A: {sh: pwd}}, cmds: ['echo {{.A}}']}
              env: {dir: d-env, env: {A: {sh: pwd}}, cmds: [echo $A]}
              cmd: {dir: d-cmd, cmds: [{cmd: pwd, if: ls}]}
              defer: {dir: d-defer, cmds: [{defer: pwd}]}
              none: {dir: d-none}
              again: {dir: d-again, cmds: [rmdir ../d-again, {cmd: echo two, if: ls}, pwd]}
              dry: {dir: d-dry, if: 'true', preconditions: ['true'], cmds: [pwd]}
            """);
    for (String task : List.of("if", "preconditions", "vars", "env", "cmd", "defer")) {
      assertThat(line.run("run", "-s", task))
          .isEqualTo(new Result(0, "<DIR>/d-" + task + "\n", ""));
    }
    assertThat(line.run("run", "-s", "status").out()).isEqualTo("asked\n");
    assertThat(line.run("run", "-s", "none").exit()).isZero();
    assertThat(folder.resolve("d-none")).isDirectory();
    assertThat(line.run("run", "-s", "again").out()).isEqualTo("two\n<DIR>/d-again\n");
    assertThat(line.run("run", "--dry", "dry").err()).isEqualTo("task: [dry] pwd\n");
    assertThat(line.run("run", "--status", "dry").exit()).isOne();
    assertThat(folder.resolve("d-dry")).doesNotExist();
  }

  @Test
  void requiredVariablesAreChecked() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              a:
                requires: {vars: [A, {name: B, enum: [x, y]}]}
                cmds: ['echo {{.A}} {{.B}}']
            """);
    Result missing = line.run("run", "a");
    assertThat(missing.exit()).isEqualTo(206);
    assertThat(missing.err())
        .isEqualTo(
            "task: Task \"a\" cancelled because it is missing required variables: A, B (allowed"
                + " values: [x y])\n");
    assertThat(line.run("run", "a", "A=1", "B=z").exit()).isEqualTo(207);
    assertThat(line.run("run", "-s", "a", "A=1", "B=y").out()).isEqualTo("1 y\n");
  }

  @Test
  void timeIsLimitedWhereThatIsWritten() throws IOException {
    CommandLine line =
        files(
            """
            version: '3'
            tasks:
              cmd: [{cmd: sleep 30, timeout: 100ms}]
              dep: {deps: [{task: slow, timeout: 100ms}]}
              slow: sleep 30
            """);
    assertThat(line.run("run", "-s", "cmd"))
        .isEqualTo(
            new Result(
                201,
                "",
                "task: Failed to run task \"cmd\": task: [cmd] command timeout exceeded (100ms)\n"));
    assertThat(line.run("run", "-s", "dep").err())
        .isEqualTo(
            "task: Failed to run task \"dep\": task: [slow] command timeout exceeded (100ms)\n");
    assertThat(line.run("run", "-s", "-x", "cmd").exit()).isEqualTo(124);
  }

  @Test
  void aDryRunShowsAndDoesNothing() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  a: {dir: sub, silent: true, deps: [b], cmds: [touch x, {task: b}]}
                  b: {prompt: really?, cmds: [touch y]}
                """)
            .run("run", "-n", "a");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEqualTo("task: [b] touch y\ntask: [a] touch x\ntask: [b] touch y\n");
    assertThat(folder.resolve("sub")).doesNotExist();
    assertThat(folder.resolve("y")).doesNotExist();
  }

  @Test
  void aPromptNeedsATerminalOrAYes() throws IOException {
    CommandLine line = files("version: '3'\ntasks: {a: {prompt: sure?, cmds: [echo done]}}\n");
    assertThat(line.run("run", "a").err()).contains("because it has a prompt");
    assertThat(line.run("run", "-y", "-s", "a").out()).isEqualTo("sure? [assuming yes]\ndone\n");
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

  @Test
  void aCommandMayBeWrittenWithATag() throws IOException {
    Result result =
        files(
                """
                version: '3'
                tasks:
                  bin:
                    vars: {A: !!binary aGk=}
                    deps: [!!binary ZGVw]
                    cmds: [!!binary ZWNobyBiaW4=, {cmd: !!binary ZWNobyBjbWQ=}, !foo 'echo {{.A}}']
                  !!binary ZGVw: !<tag:yaml.org,2002:binary> ZWNobyBkZXA=
                """)
            .run("run", "-s", "bin");
    assertThat(result).isEqualTo(new Result(0, "dep\nbin\ncmd\nhi\n", ""));
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
