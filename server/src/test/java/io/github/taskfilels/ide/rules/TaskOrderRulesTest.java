package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules about tasks that may run at the same time. */
class TaskOrderRulesTest {
  private static final Set<String> RULES =
      Set.of("missing-dependency", "output-clash", "shared-once");
  private static final Linter LINTER =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    fixture.assertFound(
        findings(fixture).stream()
            .map(
                finding ->
                    new Fixture.Label(
                        finding.file().toString(),
                        finding.range(),
                        finding.severity().id()
                            + "["
                            + finding.ruleId()
                            + "]: "
                            + finding.message()))
            .toList());
  }

  private static List<Finding> findings(Fixture fixture) {
    Snapshot snapshot = TestWorkspace.of(fixture.files(), Map.of()).snapshot();
    return fixture.files().keySet().stream()
        .flatMap(file -> LINTER.of(snapshot, TestWorkspace.id(file)).stream())
        .filter(finding -> RULES.contains(finding.ruleId()))
        .toList();
  }

  private static String mended(String text) {
    Fixture fixture = Fixture.parse(text);
    Snapshot snapshot = TestWorkspace.of(fixture.files(), Map.of()).snapshot();
    FileId file = TestWorkspace.id(Fixture.DEFAULT_FILE);
    Finding finding = findings(fixture).getFirst();
    Rule rule = Rules.find(finding.ruleId());
    assertThat(rule).isNotNull();
    Fix fix = rule.fixes(snapshot, finding).getFirst();
    return TextEdit.apply(fixture.text(), fix.edits().get(file));
  }

  @Test
  void aFileOfAnotherTask() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: {taskfile: ./lib, dir: ./lib}}
        vars: {OUT: build}
        tasks:
          all: {deps: [gen, use, 'lib:take']}
          gen:
            generates: ['{{.OUT}}/gen.txt']
            cmds: ['make > {{.OUT}}/gen.txt', 'make > {{.BIN}}/x']
          use:
            dir: '{{.OUT}}'
            cmds: ['sort < gen.txt']
        #                  ^^^^^^^ warning[missing-dependency]: task 'gen' writes this, and nothing makes it run before 'use': 'all' runs both at the same time; add it to 'deps'
          later:
            sources: [build/gen.txt, '{{.BIN}}/x']
        #             ^^^^^^^^^^^^^ hint[missing-dependency]: task 'gen' writes this, and nothing makes it run before 'later'; add it to 'deps'
        #                            ^^^^^^^^^^^^ hint[missing-dependency]: task 'gen' writes this, and nothing makes it run before 'later'; add it to 'deps'
            cmds: [make]
        //- /lib/Taskfile.yml
        version: '3'
        tasks:
          take:
            sources: ['../build/**/*.txt']
        #             ^^^^^^^^^^^^^^^^^^^ warning[missing-dependency]: task 'gen' writes this, and nothing makes it run before 'take': 'all' runs both at the same time; add it to 'deps'
            cmds: [make]
        """);
  }

  @Test
  void aFileThatOneTaskWritesTwice() {
    check(
        """
        version: '3'
        tasks:
          all: {deps: [{task: app, vars: {FOR: arm}}, {task: app, vars: {FOR: amd}}]}
          app:
            cmds: ['build {{.FOR}} > app']
        #                            ^^^ warning[output-clash]: 'all' runs this task with different variables at the same time, and each writes this file; put a variable into its path
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Once, not certain, one after the other, or each its own.
        "a: {deps: [{task: d, vars: {X: b}}, {task: d, vars: {X: c}}]}\n"
            + "  d: {run: once, cmds: ['x > y']}",
        "a: {deps: [{task: d, vars: {X: b}}, {task: d, vars: {X: c}}]}\n"
            + "  d: {if: x, cmds: ['x > y']}",
        "a: {deps: [{task: d, vars: {X: b}}, {task: d, vars: {X: c}}]}\n"
            + "  d: {cmds: ['x > y{{.X}}']}",
        "a: {deps: [{task: d, vars: {X: b}}, {task: d, vars: {X: c}}]}\n"
            + "  d: {dir: '{{.X}}', generates: [y], cmds: [x]}",
        "a: {deps: [{task: d, vars: {X: b}}], cmds: [{task: d, vars: {X: c}}]}\n"
            + "  d: {cmds: ['x > y']}",
        // Ordered by deps, by calls, by a task between, by the command line.
        "gen: {generates: [a], cmds: [x]}\n  use: {deps: [gen], sources: [a], cmds: [x]}",
        "gen: {generates: [a], cmds: [x]}\n  use: {sources: [a], cmds: [task: gen, x]}",
        "gen: {generates: [a], cmds: [x]}\n"
            + "  m: {deps: [gen]}\n"
            + "  use: {deps: [m], sources: [a], cmds: [x]}",
        "gen: {generates: [a], cmds: [x]}\n  use: {sources: [a], cmds: [task gen]}",
        "gen: {generates: [a], cmds: [x]}\n"
            + "  use: {sources: [a], cmds: [x]}\n"
            + "  s: [task: gen, task: use]",
        "gen: {generates: [a], cmds: [x]}\n"
            + "  use: {sources: [a], cmds: [x]}\n"
            + "  s: {deps: [gen], cmds: [task: use]}",
        "gen: {generates: [a], cmds: [x]}\n  use: {sources: [a], cmds: [task: '{{.ANY}}']}",
        // The other way round, in place, taken out again, other directories, other values.
        "gen: {deps: [use], generates: [a], cmds: [x]}\n  use: {sources: [a], cmds: [x]}",
        "gen: {sources: ['*'], generates: [a], cmds: [x]}\n  use: {sources: [a], cmds: [x]}",
        "gen: {generates: [a.o], cmds: [x]}\n"
            + "  use: {sources: ['*', {exclude: '*.o'}], cmds: [x]}\n"
            + "  all: {deps: [gen, use]}",
        "gen: {dir: d, generates: [a], cmds: [x]}\n  use: {sources: [a], cmds: [x]}",
        "gen: {vars: {N: x}, generates: ['{{.N}}'], cmds: [x]}\n"
            + "  use: {sources: ['{{.N}}'], cmds: [x]}",
        "gen: {generates: ['{{.TASK}}'], cmds: [x]}\n  use: {sources: ['{{.TASK}}'], cmds: [x]}",
        "gen: {generates: ['{{.N}}'], cmds: [x]}\n"
            + "  use: {sources: ['{{.N}}'], cmds: [x]}\n"
            + "  s: [{task: gen, vars: {N: x}}]",
        // Never together.
        "gen: {if: 'a', generates: [a], cmds: [x]}\n"
            + "  use: {sources: [a], cmds: [x]}\n"
            + "  all: {deps: [gen, use]}",
        "gen: {platforms: [linux], generates: [a], cmds: [x]}\n"
            + "  use: {platforms: [windows], generates: [a], cmds: [x]}\n"
            + "  all: {deps: [gen, use]}",
        // Not known to be written there.
        "gen: {cmds: ['cd d && x > a']}\n  use: {cmds: ['x > a']}\n  all: {deps: [gen, use]}",
        "gen: {cmds: ['x >> a', 'x > $A', 'x > /dev/null']}\n"
            + "  use: {cmds: ['y > a', 'x > $A', 'x > /dev/null']}\n"
            + "  all: {deps: [gen, use]}",
        "gen: {cmds: ['{{if .X}}x > a{{end}}']}\n"
            + "  use: {cmds: ['y > a']}\n"
            + "  all: {deps: [gen, use]}",
        // Once, up to date, with variables, harmless, one after the other.
        "a: {deps: [b, c]}\n  b: {deps: [d]}\n  c: {deps: [d]}\n  d: {run: once, cmds: [x]}",
        "a: {deps: [b, c]}\n  b: {deps: [d]}\n  c: {deps: [d]}\n  d: {status: [y], cmds: [x]}",
        "a: {deps: [b, c]}\n  b: {deps: [d]}\n  c: {deps: [d]}\n  d: {sources: [y], cmds: [x]}",
        "a: {deps: [b, c]}\n"
            + "  b: {deps: [{task: d, vars: {X: b}}]}\n"
            + "  c: {deps: [{task: d, vars: {X: c}}]}\n"
            + "  d: {cmds: ['x {{.X}}']}",
        "a: {deps: [b, c]}\n  b: {deps: [d]}\n  c: {deps: [d]}\n  d: {cmds: [echo d, 'test -e x']}",
        "a: {deps: [b], cmds: [task: c]}\n  b: {deps: [d]}\n  c: {deps: [d]}\n  d: {cmds: [x]}",
        "a: {deps: [{task: b, if: y}, c]}\n"
            + "  b: {deps: [d], if: z}\n"
            + "  c: {deps: [d]}\n"
            + "  d: {cmds: [x]}",
      })
  void nothingIsWrong(String tasks) {
    check("version: '3'\ntasks:\n  " + tasks + "\n");
  }

  @Test
  void onceForTheWholeFile() {
    check(
        """
        version: '3'
        run: once
        tasks:
          a: {deps: [b, d]}
          b: {deps: [d]}
          d: {cmds: [make]}
        """);
  }

  @Test
  void severalWaysToATask() {
    check(
        """
        version: '3'
        tasks:
          a: {deps: [b, d]}
          b: {deps: [d]}
          d: {cmds: [make]}
        # ^ warning[shared-once]: 'a' runs this through 'b' and directly at the same time; add 'run: once'
        """);
  }

  @Test
  void depsAreAddedInEachForm() {
    String head =
        "version: '3'\ntasks:\n  all: {deps: [gen, use]}\n  gen: {generates: [a], cmds: [x]}\n";
    assertThat(mended(head + "  use:\n    desc: d\n    sources: [a]\n    cmds: [x]\n"))
        .endsWith("  use:\n    deps: [gen]\n    desc: d\n    sources: [a]\n    cmds: [x]\n");
    assertThat(mended(head + "  use: {sources: [a], cmds: [x]}\n"))
        .endsWith("  use: {deps: [gen], sources: [a], cmds: [x]}\n");
    assertThat(mended(head + "  use: {deps: [o], sources: [a], cmds: [x]}\n  o: echo\n"))
        .contains("  use: {deps: [o, gen], sources: [a], cmds: [x]}\n");
    assertThat(
            mended(head + "  use:\r\n    deps:\r\n      - o\r\n    sources: [a]\r\n  o: echo\r\n"))
        .contains("    deps:\r\n      - gen\r\n      - o\r\n    sources");
  }

  /** The cost of a question is the same in any project. */
  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS)
  void manyTasksOfOneFile() {
    StringBuilder text = new StringBuilder("version: '3'\ntasks:\n");
    StringBuilder all = new StringBuilder("  all: {deps: [t0");
    for (int i = 0; i < 10_000; i++) {
      all.append(", t").append(i);
      text.append("  t").append(i).append(": {sources: ['**/*.x'], generates: [");
      text.append(i).append(".x], deps: [base], cmds: [x]}\n");
    }
    text.append(all).append("]}\n  base: {cmds: [x]}\n");
    assertThat(findings(Fixture.parse(text.toString()))).isNotNull();
  }
}
