package io.github.taskfilels.taskfile.read;

import org.junit.jupiter.api.Test;

/**
 * A misspelt key is one mistake, and so one message: at that key, and an error where it is needed.
 */
class MisspeltKeysTest {
  @Test
  void misspeltKeyOfWhatHasToBeThereIsOneMistake() {
    ProblemsTest.check(
        """
        versoin: '3'
        #^^^^^^ refused[version-missing]: unknown key 'versoin' in a Taskfile; did you mean 'version', which it needs?
        tasks: {a: make}
        """);
    ProblemsTest.check(
        """
        Version: '3'
        #^^^^^^ refused[version-missing]: unknown key 'Version' in a Taskfile; did you mean 'version', which it needs?
        taks: {a: make}
        #^^^ doubtful[unknown-key]: unknown key 'taks' in a Taskfile; did you mean 'tasks'?
        """);
    ProblemsTest.check(
        """
        version: '3'
        output: {grup: {begin: x}}
        #        ^^^^ refused[output-invalid]: unknown key 'grup' in 'output'; did you mean 'group', which it needs?
        includes:
          lib: {taskfle: ./lib.yml}
        #       ^^^^^^^ refused[include-empty]: unknown key 'taskfle' in an include; did you mean 'taskfile', which it needs?
          dir: {dir: ./lib, file: ./lib.yml}
        #                   ^^^^ refused[include-dir-only]: unknown key 'file' in an include; did you mean 'taskfile', which it needs?
        tasks:
          a:
            requires: {vars: [{nam: X}]}
        #                      ^^^ fails[requires-no-name]: unknown key 'nam' in a required variable; did you mean 'name', which it needs?
            deps: [{taks: b}, {tsk: b, for: [x]}]
        #           ^^^^ fails[dep-without-task]: unknown key 'taks' in a dependency; did you mean 'task', which it needs?
        #                      ^^^ doubtful[unknown-key]: unknown key 'tsk' in a dependency; did you mean 'task'?
            cmds:
              - cmdd: make
        #       ^^^^ refused[cmd-invalid]: unknown key 'cmdd' in a command; did you mean 'cmd', which it needs?
              - run: make
        #       ^^^ refused[cmd-invalid]: unknown key 'run' in a command; did you mean 'cmd', which it needs?
              - taks: b
        #       ^^^^ refused[cmd-invalid]: unknown key 'taks' in a command; did you mean 'task', which it needs?
              - defr: make
        #       ^^^^ refused[cmd-invalid]: unknown key 'defr' in a command; did you mean 'defer', which it needs?
              - {cmd: make, for: {vr: X}}
        #                         ^^ refused[for-invalid]: unknown key 'vr' in 'for'; did you mean 'var', which it needs?
              - {cmd: make, for: {matrx: {X: [1]}}}
        #                         ^^^^^ refused[for-invalid]: unknown key 'matrx' in 'for'; did you mean 'matrix', which it needs?
              - {cmd: make, for: {matrix: {X: {rf: .Y}}}}
        #                                      ^^ doubtful[unknown-key]: unknown key 'rf' in a matrix row; did you mean 'ref'?
              - defer: {taks: b}
        #               ^^^^ doubtful[unknown-key]: unknown key 'taks' in 'defer'; did you mean 'task'?
            sources: [{exlude: x}]
        #              ^^^^^^ doubtful[unknown-key]: unknown key 'exlude' in a file pattern; did you mean 'exclude'?
            preconditions: [{hs: x}]
        #                    ^^ doubtful[unknown-key]: unknown key 'hs' in a precondition; did you mean 'sh'?
          b:
            requires: {vars: [{name: X, enum: {rf: .Y}}]}
        #                                      ^^ refused[wrong-kind]: unknown key 'rf' in 'enum'; did you mean 'ref', which it needs?
            vars: {V: {hs: x}}
        #              ^^ refused[var-bad-type-key]: a variable has no key 'hs'; did you mean 'sh'?
        """);
  }

  @Test
  void keysOfATaskAsAListAreOneMistakeEach() {
    ProblemsTest.check(
        """
        version: '3'
        tasks:
          a:
            - deps: [b]
        #     ^^^^ refused[cmd-invalid]: unknown key 'deps' in a command; it is a key of a task, so take away the dash before it
            - cmds:
        #     ^^^^ refused[cmd-invalid]: unknown key 'cmds' in a command; did you mean 'cmd', which it needs?
                - task: b
            - {cmd: make, dir: x}
        #                 ^^^ doubtful[unknown-key]: unknown key 'dir' in a command; Task ignores it here, it is a key of a task
        """);
  }

  @Test
  void misspeltKeyBehindAnAnchorIsOneMistake() {
    ProblemsTest.check(
        """
        version: '3'
        x-a: &a {cmdd: make}
        #        ^^^^ refused[cmd-invalid]: unknown key 'cmdd' in a command; did you mean 'cmd', which it needs?
        tasks:
          a: {cmds: [*a, *a]}
          b: {cmds: [{<<: *a}]}
        """);
  }
}
