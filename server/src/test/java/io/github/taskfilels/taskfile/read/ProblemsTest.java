package io.github.taskfilels.taskfile.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.testkit.Fixture;
import io.github.taskfilels.yaml.YamlParser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the model says about a file, where and in which words. */
class ProblemsTest {

  static void check(String annotated) {
    Fixture fixture = Fixture.parse(annotated);
    List<Fixture.Label> found =
        TaskfileReader.read(YamlParser.parse(fixture.text())).problems().stream()
            .map(
                problem ->
                    new Fixture.Label(
                        Fixture.DEFAULT_FILE,
                        problem.range(),
                        problem.effect().name().toLowerCase(Locale.ROOT)
                            + "["
                            + problem.kind().id()
                            + "]: "
                            + problem.message()))
            .toList();
    fixture.assertFound(found);
  }

  private static ImmutableList<Problem> problems(String text) {
    return TaskfileReader.read(YamlParser.parse(text)).problems();
  }

  @Test
  void aFileWithoutVersion() {
    check(
        """
        tasks:
        #^^^^ refused[version-missing]: a Taskfile needs a version; add version: '3'
          build: make
        """);
    check("\n#| refused[empty-file]: this file is empty; a Taskfile needs at least version: '3'\n");
  }

  @Test
  void versionsThatTaskRefuses() {
    check(
        """
        version: three
        #        ^^^^^ refused[version-invalid]: 'three' is not a version; write version: '3'
        """);
    check(
        """
        version: '2.6'
        #        ^^^^^ refused[version-unsupported]: version 2.6 is no longer supported; Task reads version 3
        """);
    check(
        """
        version: 4
        #        ^ refused[version-too-new]: there is no version 4; Task reads version 3
        """);
    check(
        """
        version: '3.99'
        #        ^^^^^^ doubtful[version-too-new]: version 3.99 is newer than Task 3.53.1, which refuses this file
        """);
  }

  @Test
  void tagsThatDoNotFit() {
    check(
        """
        version: '3'
        vars: {A: !!int twelve, B: !!int '12', C: !!float 1, D: !!str 1, E: !!null ''}
        #               ^^^^^^ refused[wrong-kind]: the tag does not fit: cannot decode !!str `twelve` as a !!int
        tasks:
          a: {cmds: [!!null echo, !!null '', !foo echo, !!binary '***']}
        #                   ^^^^ refused[wrong-kind]: the tag does not fit: cannot decode !!str `echo` as a !!null
        #                                                        ^^^^^ refused[wrong-kind]: the tag does not fit: !!binary value contains invalid base64 data
          b: {dir: !!bool yes, cmd: !!binary ZWNobyBiaW4=}
        #                 ^^^ refused[wrong-kind]: the tag does not fit: cannot decode !!str `yes` as a !!bool
          c: !!null echo
        #           ^^^^ refused[wrong-kind]: the tag does not fit: cannot decode !!str `echo` as a !!null
        """);
  }

  @Test
  void valuesOfTheWrongKind() {
    check(
        """
        version: '3'
        dotenv: .env
        #       ^^^^ refused[wrong-kind]: 'dotenv' must be a list of strings, not a string
        silent: "true"
        #       ^^^^^^ refused[wrong-kind]: 'silent' must be true or false, not a string; take away the quotes
        interval: 5
        #         ^ refused[interval-invalid]: 'interval' must be a duration such as 500ms or 1m, not 5
        tasks:
          a:
            deps: b
        #         ^ refused[wrong-kind]: 'deps' must be a list of tasks, not a string
            desc: [x]
        #         ^^^ refused[wrong-kind]: 'desc' must be a string, not a list
            cmds:
              - cmd: make
                silent: 1
        #               ^ refused[wrong-kind]: 'silent' must be true or false, not a number
              - [make]
        #       ^^^^^^ refused[wrong-kind]: a command must be a shell command or a mapping, not a list
            prompt:
              type: confirm
        #     ^^^^^^^^^^^^^ refused[wrong-kind]: 'prompt' must be a string or a list of strings, not a mapping
              message: sure?
        """);
  }

  @Test
  void commandsThatAreNone() {
    check(
        """
        version: '3'
        tasks:
          a:
            cmd: make
        #   ^^^ refused[cmd-and-cmds]: a task cannot have both 'cmd' and 'cmds'
            cmds:
              - silent: true
        #       ^^^^^^^^^^^^ refused[cmd-invalid]: a command needs 'cmd', 'task' or 'defer' with a value
              - echo done: all
        #       ^^^^^^^^^^^^^^ refused[cmd-invalid]: the ': ' makes YAML read this command as a mapping; put the whole command in quotes
              - {cmd: make, timeout: 5}
        #                            ^ refused[timeout-invalid]: '5' is not a duration; write one such as 30s, 500ms or 1h30m
              - {cmd: make, timeout: -1s}
        #                            ^^^ refused[timeout-invalid]: 'timeout' must be greater than zero
              - {cmd: make, platforms: [Linux, linux/x64]}
        #                               ^^^^^ refused[platform-invalid]: 'Linux' is not a platform; write os, arch or os/arch in Go's words, such as 'linux'
        #                                      ^^^^^^^^^ refused[platform-invalid]: 'linux/x64' is not a platform; write os, arch or os/arch in Go's words
        """);
  }

  @Test
  void keysWithoutEffect() {
    check(
        """
        version: '3'
        tasks:
          a:
            cmds:
              - {task: b, cmd: make, platforms: [linux]}
        #                 ^^^ doubtful[cmd-and-task]: 'cmd' has no effect on a call of a task
        #                            ^^^^^^^^^ doubtful[cmd-key-no-effect]: 'platforms' has no effect on a call of a task
              - {cmd: make, vars: {A: 1}}
        #                   ^^^^ doubtful[cmd-key-no-effect]: 'vars' has no effect on a shell command; they are for calls of tasks
              - {defer: make clean, if: x}
        #                           ^^ doubtful[cmd-key-no-effect]: 'if' has no effect next to 'defer'
              - {defer: {task: b}, silent: true}
        #                          ^^^^^^ doubtful[cmd-key-no-effect]: 'silent' has no effect here; write it inside 'defer'
          b: {}
        """);
  }

  @Test
  void whatNeverRuns() {
    check(
        """
        version: '3'
        tasks:
          a:
            deps: [{for: [x]}]
        #          ^^^^^^^^^^ doubtful[dep-without-task]: a dependency needs 'task'; without it the task fails
            cmds:
              - {for: files, cmd: make}
        #             ^^^^^ doubtful[for-unknown-word]: 'files' is not something to loop over, so the command never runs; write 'sources', 'generates', a list, or a mapping with 'var' or 'matrix'
              - {defer: {cmd: make}}
        #        ^^^^^ doubtful[defer-empty]: this never runs: 'defer' needs a command as its value, or a mapping with 'task'; write 'defer: COMMAND' without 'cmd'
              - {for: {matrix: {OS: {}}}, cmd: make}
        #                       ^^ doubtful[for-matrix-empty]: a matrix row without values means that nothing runs; give it a list or 'ref'
            preconditions: [{msg: x}]
        #                   ^^^^^^^^ doubtful[precondition-no-sh]: without 'sh' this always succeeds
            sources: ['!*.md', {}]
        #             ^^^^^^^ doubtful[glob-bang]: '!' does not exclude files; write 'exclude: PATTERN'
        #                      ^^ doubtful[glob-exclude-missing]: this matches nothing; a mapping here needs 'exclude'
        """);
  }

  @Test
  void wordsThatTaskRefusesLater() {
    check(
        """
        version: '3'
        output: quiet
        #       ^^^^^ refused[output-invalid]: 'output' must be interleaved, group or prefixed, not 'quiet'
        method: checksums
        #       ^^^^^^^^^ doubtful[method-invalid]: 'method' must be checksum, timestamp or none, not 'checksums'; did you mean 'checksum'?
        tasks:
          a:
            run: twice
        #        ^^^^^ fails[run-invalid]: 'run' must be always, once or when_changed, not 'twice'
            method: '{{.METHOD}}'
            set: [pipefial, e]
        #         ^^^^^^^^ doubtful[set-invalid]: unknown shell option: 'set' must be allexport, errexit, noexec, noglob, nounset, xtrace or pipefail, not 'pipefial'; did you mean 'pipefail'?
            sources: [~]
        #             ^ fails[null-element]: Task crashes on an empty element of 'sources'
            vars: {D: 2020-01-01}
        #             ^^^^^^^^^^ fails[date-value]: Task crashes on a date that is not quoted; put it in quotes
        """);
  }

  @Test
  void whatNothingCanMakeWork() {
    check(
        """
        version: '3'
        set: [bogus]
        #     ^^^^^ fails[set-invalid]: unknown shell option: 'set' must be allexport, errexit, noexec, noglob, nounset, xtrace or pipefail, not 'bogus'
        run: never
        #    ^^^^^ fails[run-invalid]: 'run' must be always, once or when_changed, not 'never'
        env: {D: [a, {b: 2020-01-01}]}
        #                ^^^^^^^^^^ fails[date-value]: Task crashes on a date that is not quoted; put it in quotes
        tasks:
          a:
            shopt: [failglob]
        #           ^^^^^^^^ fails[shopt-invalid]: unknown or unsupported shell option: 'shopt' must be dotglob, expand_aliases, extglob, globstar, nocaseglob or nullglob, not 'failglob'
            method: nnoe
        #           ^^^^ fails[method-invalid]: 'method' must be checksum, timestamp or none, not 'nnoe'; did you mean 'none'?
            deps: [{vars: {A: 1}}, '', {task: ''}]
        #          ^^^^^^^^^^^^^^ fails[dep-without-task]: a dependency needs 'task'; without it the task fails
        #                          ^^ fails[dep-without-task]: a dependency needs 'task'; without it the task fails
        #                              ^^^^^^^^^^ fails[dep-without-task]: a dependency needs 'task'; without it the task fails
            requires: {vars: [{enum: [a]}, '', ~]}
        #                     ^^^^^^^^^^^ fails[requires-no-name]: a required variable needs 'name'; without it the task always fails
        #                                  ^^ fails[requires-no-name]: a required variable needs 'name'; without it the task always fails
        #                                      ^ fails[null-element]: Task crashes on an empty element of 'vars'
            platforms: [~]
        #               ^ fails[null-element]: Task crashes on an empty element of 'platforms'
            generates: [~]
        #               ^ fails[null-element]: Task crashes on an empty element of 'generates'
            cmds: [{cmd: x, set: ['-e'], platforms: [~]}]
        #                         ^^^^ fails[set-invalid]: unknown shell option: 'set' must be allexport, errexit, noexec, noglob, nounset, xtrace or pipefail, not '-e'
        #                                            ^ fails[null-element]: Task crashes on an empty element of 'platforms'
        """);
  }

  @Test
  void whatMayStillWork() {
    check(
        """
        version: '3'
        method: bogus
        #       ^^^^^ doubtful[method-invalid]: 'method' must be checksum, timestamp or none, not 'bogus'
        run: bogus
        #    ^^^^^ doubtful[run-invalid]: 'run' must be always, once or when_changed, not 'bogus'
        shopt: [bogus]
        #       ^^^^^ doubtful[shopt-invalid]: unknown or unsupported shell option: 'shopt' must be dotglob, expand_aliases, extglob, globstar, nocaseglob or nullglob, not 'bogus'
        vars: {A: {map: {2020-01-01: x}}, B: '2020-01-01'}
        tasks:
          a:
            method: none
            run: once
            set: [bogus]
        #         ^^^^^ doubtful[set-invalid]: unknown shell option: 'set' must be allexport, errexit, noexec, noglob, nounset, xtrace or pipefail, not 'bogus'
            desc: 2020-01-01
            deps: [~, {for: [], vars: {A: 1}}]
        #             ^^^^^^^^^^^^^^^^^^^^^^^ doubtful[dep-without-task]: a dependency needs 'task'; without it the task fails
            status: [~]
            preconditions: [~]
            cmds:
              - ~
              - {task: a, for: [2020-01-01]}
        #                       ^^^^^^^^^^ doubtful[date-value]: Task makes a time of a date that is not quoted; put it in quotes
              - defer: echo
        """);
  }

  @Test
  void loopsThatTaskRefuses() {
    check(
        """
        version: '3'
        tasks:
          a:
            cmds:
              - {for: {}, cmd: make}
        #             ^^ refused[for-invalid]: 'for' needs 'var' or a 'matrix' with rows
              - {for: {var: A, matrix: {B: [1]}}, cmd: make}
        #                      ^^^^^^ refused[for-invalid]: 'for' cannot have both 'var' and 'matrix'
              - {for: {matrix: {A: 1, B: &b [2]}}, cmd: make}
        #                          ^ refused[for-invalid]: a matrix row must be a list or a mapping with 'ref'
              - {for: {matrix: {A: *b}}, cmd: make}
        #                          ^^ refused[alias-in-matrix]: Task does not accept an alias as a matrix row; write the list
        """);
  }

  @Test
  void variables() {
    check(
        """
        version: '3'
        vars:
          A: {a: b}
        #     ^ refused[var-bad-type-key]: a variable has no key 'a'; to give the variable a mapping as value, write it under 'map'
          B: {shell: date}
        #     ^^^^^ refused[var-bad-type-key]: a variable has no key 'shell'; to give the variable a mapping as value, write it under 'map'
          C: {Sh: date}
        #     ^^ refused[var-bad-type-key]: a variable has no key 'Sh'; did you mean 'sh'?
          D: {}
        # ^ refused[var-no-type]: a variable needs one of 'sh', 'ref', 'map' or 'value', or a value that is no mapping
          E: {sh: date, value: 1}
        #     ^^ doubtful[var-multiple-types]: 'sh' has no effect next to 'value'
        """);
    assertThat(problems("version: '3'\nvars: {A: {a: b}}\n").getFirst().suggestion())
        .isEqualTo("map");
  }

  @Test
  void includes() {
    check(
        """
        version: '3'
        includes:
          a:
        # ^ refused[include-empty]: include 'a' has no path; Task then includes this file itself and fails
          b: {optional: true}
        # ^ refused[include-empty]: include 'b' needs 'taskfile'
          c: {dir: ./c}
        # ^ refused[include-dir-only]: include 'c' needs 'taskfile'; with 'dir' alone Task includes this file itself and fails
          d: [./d]
        #    ^^^^^ refused[wrong-kind]: an include must be a path or a mapping with 'taskfile', not a list
          e: {path: ./e}
        #     ^^^^ refused[include-empty]: unknown key 'path' in an include; did you mean 'taskfile', which it needs?
        """);
  }

  @Test
  void unknownKeys() {
    check(
        """
        version: '3'
        Tasks: {}
        #^^^^ doubtful[unknown-key]: unknown key 'Tasks' in a Taskfile; did you mean 'tasks'?
        x-mine: {}
        .mine: {}
        defaults: &defaults {silent: true}
        spare: {inner: &inner 5}
        failfast: true
        #^^^^^^^ doubtful[unknown-key]: unknown key 'failfast' in a Taskfile; Task ignores it here, it is a key of a task
        tasks:
          a:
            ignore-error: true
        #   ^^^^^^^^^^^^ doubtful[unknown-key]: unknown key 'ignore-error' in a task; did you mean 'ignore_error'?
            dependencies: [b]
        #   ^^^^^^^^^^^^ doubtful[unknown-key]: unknown key 'dependencies' in a task; did you mean 'deps'?
            foo: 1
        #   ^^^ doubtful[unknown-key]: unknown key 'foo' in a task; Task ignores it
            deps: [{task: b, if: x}]
        #                    ^^ doubtful[unknown-key]: unknown key 'if' in a dependency; Task ignores it here, it is a key of a task
          b: {}
        """);
    assertThat(problems("version: '3'\ntask: {}\n").getFirst().suggestion()).isEqualTo("tasks");
  }

  @Test
  void mergedKeysAreWrongOnlyWhereNothingKnowsThem() {
    check(
        """
        version: '3'
        x-both: &both {silent: true, deps: [], tpyo: 1}
        #                                      ^^^^ doubtful[unknown-key]: unknown key 'tpyo' in merged keys; Task ignores it
        tasks:
          a: {<<: *both}
          b: {<<: *both}
          c:
            cmds: [{<<: *both, cmd: make}]
        """);
  }

  @Test
  void keysAndNamesWrittenTwice() {
    check(
        """
        version: '3'
        vars:
          A: 1
        # ^ doubtful[duplicate-name]: variable 'A' is defined again below, so this definition is lost
          A: 2
        tasks:
          a:
        # ^ doubtful[duplicate-name]: task 'a' is defined again below, so this definition is lost
            desc: one
          a:
            desc: two
            desc: three
        #   ^^^^ refused[duplicate-key]: 'desc' is already set above; Task refuses a key that is set twice
        """);
    Problem problem = problems("version: '3'\nsilent: true\nsilent: false\n").getFirst();
    assertThat(problem.related()).hasSize(1);
    assertThat(problem.related().getFirst().range().start()).isEqualTo(13);
  }

  @Test
  void mergeKeysInTheWrongPlace() {
    check(
        """
        version: '3'
        x-a: &a {b: c}
        vars:
          <<: *a
        # ^^ refused[merge-key-misplaced]: '<<' does not merge anything directly inside 'vars'; it is read as a name there
        tasks:
          <<: *a
        # ^^ doubtful[merge-key-misplaced]: '<<' does not merge anything directly inside 'tasks'; it is read as a name there
          b: {<<: text}
        #         ^^^^ refused[merge-key-misplaced]: '<<' merges mappings; give it an alias of one or a list of such aliases
        """);
  }

  @Test
  void aliasesThatLeadNowhere() {
    check(
        """
        version: '3'
        x-a: &defaults {silent: true}
        tasks:
          a: {<<: *default}
        #         ^^^^^^^^ refused[alias-unknown]: no value has the anchor '&default'; did you mean '*defaults'?
          b: {<<: *late}
        #         ^^^^^ refused[alias-unknown]: '*late' stands before or inside the value with that anchor
        x-b: &late {}
        """);
  }

  @Test
  void requirements() {
    check(
        """
        version: '3'
        tasks:
          a:
            requires: [A]
        #             ^^^ refused[wrong-kind]: 'requires' must be a mapping with 'vars', not a list
          b:
            requires:
              vars:
                - {enum: [x]}
        #         ^^^^^^^^^^^ fails[requires-no-name]: a required variable needs 'name'; without it the task always fails
                - {name: A, enum: x}
        #                         ^ refused[wrong-kind]: 'enum' must be a list of values or a mapping with 'ref', not a string
                - [A]
        #         ^^^ refused[wrong-kind]: a required variable must be a name or a mapping with 'name', not a list
        """);
  }
}
