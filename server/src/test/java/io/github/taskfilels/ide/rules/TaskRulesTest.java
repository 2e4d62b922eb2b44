package io.github.taskfilels.ide.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TaskRulesTest {
  private static final Linter DIAGNOSTICS =
      new Linter(
          (rule, file, failure) -> {
            throw failure;
          });

  private static void check(String text) {
    Fixture fixture = Fixture.parse(text);
    TestWorkspace workspace = TestWorkspace.of(fixture.files(), Map.of());
    fixture.assertFound(IncludeRulesTest.labels(workspace, fixture));
  }

  @Test
  void aNameThatMeansNothingIsAnError() {
    check(
        """
        version: '3'
        tasks:
          build:
            aliases: [b]
            deps: [test, tset, gen, b]
        #                ^^^^ error[task-missing]: no task 'tset'; did you mean 'test'?
        #                      ^^^ error[task-missing]: no task 'gen'
        #                           ^ error[task-cycle]: task cycle: build → build
            cmds:
              - task: 'w:x'
              - task: 'docs:gen'
        #             ^^^^^^^^^^ error[task-missing]: no task 'docs:gen'
              - task: '{{.UNKNOWN}}'
              - for: [a, b]
                task: 'for-{{.ITEM}}'
        #             ^^^^^^^^^^^^^^^ error[task-missing]: no task 'for-b'; did you mean 'for-a'?
              - defer: {task: nope}
        #                     ^^^^ error[task-missing]: no task 'nope'
          test: echo
          'w:*': echo
          for-a: echo
        """);
  }

  @Test
  void aReferenceIsAnErrorOnlyIfItIsWrongInEveryChain() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          one: ./one.yml
          two: ./two.yml
        //- /one.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks: {here: echo}
        //- /two.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks: {there: echo}
        //- /lib.yml
        version: '3'
        tasks:
          a:
            deps:
              - :here
        #       ^^^^^ warning[task-missing]: no task ':here' (as included by Taskfile.yml: 'two:here')
              - :there
        #       ^^^^^^ warning[task-missing]: no task ':there' (as included by Taskfile.yml: 'one:there')
              - :nowhere
        #       ^^^^^^^^ error[task-missing]: no task ':nowhere' (as included by Taskfile.yml: 'one:nowhere')
              - here
        #       ^^^^ error[task-missing]: no task 'here' (as included by Taskfile.yml: 'one:lib:here'); did you mean ':here'?
        """);
  }

  @Test
  void aColonThatClimbsOutOfEverythingIsWrong() {
    check(
        """
        version: '3'
        tasks:
          a: {deps: [':b']}
        #            ^^^^ error[task-missing]: no task ':b'; did you mean 'b'?
          b: echo
        """);
  }

  @Test
  void flattenedFilesFindTheTasksOfTheirIncluder() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          flat: {taskfile: ./flat.yml, flatten: true}
        tasks: {root: {deps: [one]}}
        //- /flat.yml
        version: '3'
        tasks:
          one: {deps: [root-only, rot]}
        #              ^^^^^^^^^ warning[task-missing]: no task 'root-only' (as included by Taskfile.yml)
        #                         ^^^ error[task-missing]: no task 'rot' (as included by Taskfile.yml); did you mean 'root'?
        //- /other/Taskfile.yml
        version: '3'
        includes: {flat: {taskfile: ../flat.yml, flatten: true}}
        tasks: {root-only: echo}
        """);
  }

  @Test
  void theIncluderMayHaveWrittenTheNamespaceOut() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          'lib:extra': echo
        //- /lib.yml
        version: '3'
        tasks:
          a: {deps: [extra, extras]}
        #                   ^^^^^^ error[task-missing]: no task 'extras' (as included by Taskfile.yml: 'lib:extras')
        """);
  }

  @Test
  void whatStandsBehindAnAnchorIsToldOnce() {
    check(
        """
        version: '3'
        x-cmds: &c [{task: nope}]
        #                  ^^^^ error[task-missing]: no task 'nope'
        tasks: {a: {cmds: *c}, b: {cmds: *c}}
        """);
  }

  @Test
  void nothingIsSaidWhereTheNamesAreNotKnown() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes:
          any: './{{uuid}}.yml'
        #      ^^^^^^^^^^^^^^^^ information[include-unresolved]: include 'any' is not followed: it depends on chance
          absent: {taskfile: ./absent.yml, optional: true}
        tasks:
          a: {deps: ['any:x', 'absent:x', any]}
        """);
  }

  @Test
  void aCycleOfDepsIsAnErrorOnEachOfItsReferences() {
    check(
        """
        version: '3'
        tasks:
          alpha: {deps: [beta]}
        #                ^^^^ error[task-cycle]: task cycle: alpha → beta → gamma → alpha
          beta: {deps: [gamma, leaf]}
        #               ^^^^^ error[task-cycle]: task cycle: beta → gamma → alpha → beta
          gamma: [{task: alpha}]
        #                ^^^^^ error[task-cycle]: task cycle: gamma → alpha → beta → gamma
          leaf: echo
          self: {deps: [self]}
        #               ^^^^ error[task-cycle]: task cycle: self → self
        """);
  }

  @Test
  void aCycleThatMayEndIsAHint() {
    check(
        """
        version: '3'
        tasks:
          a:
            if: '[ -n "$MORE" ]'
            deps: [a]
        #          ^ hint[task-cycle]: task cycle, unless it is ended: a → a
          b:
            status: [test -f done]
            cmds: [{task: b}]
        #                 ^ hint[task-cycle]: task cycle, unless it is ended: b → b
          c:
            cmds:
              - task: c
        #             ^ hint[task-cycle]: task cycle, unless it is ended: c → c
                vars: {N: '{{sub .N 1}}'}
          d:
            status: [test -f done]
            deps: [d]
        #          ^ error[task-cycle]: task cycle: d → d
        """);
  }

  /** What is known of sources is written after the commands, so they end no cycle. */
  @Test
  void sourcesDoNotEndACycle() {
    check(
        """
        version: '3'
        tasks:
          gen:
            sources: [a.txt]
            cmds: [echo, {task: post}]
        #                       ^^^^ error[task-cycle]: task cycle: gen → post → gen
          post: [{task: gen}]
        #               ^^^ error[task-cycle]: task cycle: post → gen → post
          both:
            sources: [a.txt]
            status: [test -f done]
            cmds: [{task: both}]
        #                 ^^^^ error[task-cycle]: task cycle: both → both
          asked:
            sources: [a.txt]
            prompt: Again?
            cmds: [{task: asked}]
        #                 ^^^^^ hint[task-cycle]: task cycle, unless it is ended: asked → asked
        """);
  }

  @Test
  void aCycleOverSeveralFilesNamesTheTasksAsTheRootSeesThem() {
    Fixture fixture =
        Fixture.parse(
            """
            //- /Taskfile.yml
            version: '3'
            includes: {docs: ./docs.yml}
            tasks:
              build: {deps: ['docs:gen']}
            #                ^^^^^^^^^^ error[task-cycle]: task cycle: build → docs:gen → build
            //- /docs.yml
            version: '3'
            tasks:
              gen: {deps: [':build']}
            #              ^^^^^^^^ error[task-cycle]: task cycle: docs:gen → build → docs:gen
            """);
    TestWorkspace workspace = TestWorkspace.of(fixture.files(), Map.of());
    fixture.assertFound(IncludeRulesTest.labels(workspace, fixture));
    Finding finding =
        DIAGNOSTICS.of(workspace.snapshot(), FileId.of(Path.of("/Taskfile.yml"))).getFirst();
    assertThat(finding.related())
        .containsExactly(
            new Finding.Related(
                "'docs:gen' needs 'build' here",
                FileId.of(Path.of("/docs.yml")),
                fixture.expectations().stream()
                    .filter(label -> label.file().equals("/docs.yml"))
                    .findFirst()
                    .orElseThrow()
                    .range()));
  }

  @Test
  void whatLooksLikeACycleOverDifferentChainsIsNone() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        includes: {p: ./p.yml, q: ./q.yml}
        //- /p.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          x: echo
          y: {deps: ['lib:use']}
        //- /q.yml
        version: '3'
        includes: {lib: ./lib.yml}
        tasks:
          x: {deps: [y]}
          y: echo
        //- /lib.yml
        version: '3'
        tasks:
          use: {deps: [':x']}
        """);
  }

  /**
   * 25 layers of 4 files, each of which includes all of the next layer: 4^24 chains to the last.
   */
  @Test
  @Timeout(60)
  void diamondsCostTheirFilesAndNotTheirChains() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("/Taskfile.yml", layer(0, "t: {deps: ['n0:t', 'n1:u']}"));
    for (int layer = 0; layer < 25; layer++) {
      for (int i = 0; i < 4; i++) {
        String tasks = "t: {deps: [':t', '::t', ':::nothing', own, 'n2:t']}\n  own: {deps: [typo]}";
        files.put(
            "/l" + layer + "-" + i + ".yml",
            layer < 24 ? layer(layer + 1, tasks) : "version: '3'\ntasks:\n  " + tasks + "\n");
      }
    }
    TestWorkspace workspace = TestWorkspace.of(files, Map.of());
    int wrong = 0;
    int cycles = 0;
    for (String file : files.keySet()) {
      ImmutableList<Finding> found = DIAGNOSTICS.of(workspace.snapshot(), FileId.of(Path.of(file)));
      wrong += (int) found.stream().filter(f -> f.ruleId().equals("task-missing")).count();
      cycles += (int) found.stream().filter(f -> f.ruleId().equals("task-cycle")).count();
    }
    // u in the root, typo and :::nothing in each file, ::t at the top layer, n2:t in the last.
    assertThat(wrong).isEqualTo(1 + 100 + 100 + 4 + 4);
    assertThat(cycles).isPositive();
  }

  private static String layer(int next, String task) {
    StringBuilder text = new StringBuilder("version: '3'\nincludes:\n");
    for (int i = 0; i < 4; i++) {
      text.append("  n")
          .append(i)
          .append(": ./l")
          .append(next)
          .append('-')
          .append(i)
          .append(".yml\n");
    }
    return text.append("tasks:\n  ").append(task).append('\n').toString();
  }

  @Test
  void cyclesByNamesThatAreKnownWithoutARun() {
    check(
        """
        version: '3'
        vars: {LIST: [a1, z], N: c1, OTHER: x}
        tasks:
          a: {cmds: [{for: {var: LIST}, task: '{{.ITEM}}'}]}
        #                                     ^^^^^^^^^^^ error[task-cycle]: task cycle: a → a1 → a
          a1: {deps: [a]}
        #             ^ error[task-cycle]: task cycle: a1 → a → a1
          b: {vars: {OWN: 'z,b1'}, cmds: [{for: {var: OWN, split: ',', as: X}, task: '{{.X}}'}]}
        #                                                                            ^^^^^^^^ error[task-cycle]: task cycle: b → b1 → b
          b1: {deps: [b]}
        #             ^ error[task-cycle]: task cycle: b1 → b → b1
          c: {cmds: [{task: '{{.N}}'}]}
        #                   ^^^^^^^^ error[task-cycle]: task cycle: c → c1 → c
          c1: {deps: [c]}
        #             ^ error[task-cycle]: task cycle: c1 → c → c1
          d: {deps: [{for: {matrix: {A: [x, y], B: [1]}}, task: 'd-{{.ITEM.A}}-{{.ITEM.B}}'}]}
        #                                                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error[task-cycle]: task cycle: d → d-y-1 → d
          d-x-1: echo
          d-y-1: {deps: [d]}
        #                ^ error[task-cycle]: task cycle: d-y-1 → d → d-y-1
          w-*: {deps: ['w2-{{index .MATCH 0}}']}
        #              ^^^^^^^^^^^^^^^^^^^^^^^ error[task-cycle]: task cycle: w-* → w2-* → w-*
          w2-*: {deps: ['w-{{index .MATCH 0}}']}
        #               ^^^^^^^^^^^^^^^^^^^^^^ error[task-cycle]: task cycle: w2-* → w-* → w2-*
          z: echo
        """);
  }

  @Test
  void cyclesByMapsAndReferencesThatAreKnown() {
    check(
        """
        version: '3'
        vars: {LIST: [a1, z], R: {ref: .LIST}, M: {map: {x: z, a: '1'}}}
        tasks:
          a: {cmds: [{for: {var: R}, task: '{{.ITEM}}'}]}
        #                                  ^^^^^^^^^^^ error[task-cycle]: task cycle: a → a1 → a
          a1: {deps: [a]}
        #             ^ error[task-cycle]: task cycle: a1 → a → a1
          b: {cmds: [{for: {var: M}, task: 'b-{{.KEY}}{{.ITEM}}'}]}
        #                                  ^^^^^^^^^^^^^^^^^^^^^ error[task-cycle]: task cycle: b → b-a1 → b
          b-a1: {deps: [b]}
        #               ^ error[task-cycle]: task cycle: b-a1 → b → b-a1
          b-xz: echo
          c: {cmds: [{for: {matrix: {A: {ref: .LIST}, B: [c]}}, task: '{{.ITEM.B}}-{{.ITEM.A}}'}]}
        #                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^ error[task-cycle]: task cycle: c → c-a1 → c
          c-a1: {deps: [c]}
        #               ^ error[task-cycle]: task cycle: c-a1 → c → c-a1
          c-z: echo
          d: {vars: {D: d, E: {ref: .D}}, cmds: [{task: '{{.E}}'}]}
        #                                               ^^^^^^^^ error[task-cycle]: task cycle: d → d
          e: {cmds: [{for: {var: M, as: KEY}, task: 'e-{{.KEY}}'}]}
          e-a: echo
          e-x: echo
          z: echo
        """);
  }

  @Test
  void whatMayBeAnotherNameIsNoCertainCycle() {
    check(
        """
        //- /Taskfile.yml
        version: '3'
        vars: {N: a1, M: b1, T: '{{.N}}', E: []}
        includes: {other: ./other.yml}
        #                 ^^^^^^^^^^^ warning[include-global-clash]: variable 'M' of this file is overridden everywhere by include 'other', whose variables are global
        tasks:
          a: {cmds: [{task: '{{.N}}'}]}
        #                   ^^^^^^^^ hint[cycle-only-with]: task cycle as long as N is as it is written: a → a1 → a
          a1: {cmds: [{task: a, vars: {N: z}}]}
        #                    ^ hint[cycle-only-with]: task cycle as long as N is as it is written: a1 → a → a1
          b: {cmds: [{task: '{{.M}}'}]}
        #                   ^^^^^^^^ hint[cycle-only-with]: task cycle as long as M is as it is written: b → b1 → b
          b1: {deps: [b]}
        #             ^ hint[cycle-only-with]: task cycle as long as M is as it is written: b1 → b → b1
          c: {deps: ['{{.T}}', '{{.CLI_ARGS}}', '{{now}}']}
          d: {deps: [{for: {var: E}, task: '{{.ITEM}}'}, {for: sources, task: '{{.ITEM}}'}]}
        #                                                      ^^^^^^^ warning[for-attr-missing]: the task has no 'sources', so the loop never runs
          s-*: {deps: ['s-{{slice (index .MATCH 0) 1}}']}
          z: echo
        //- /other.yml
        version: '3'
        vars: {M: other}
        """);
  }
}
