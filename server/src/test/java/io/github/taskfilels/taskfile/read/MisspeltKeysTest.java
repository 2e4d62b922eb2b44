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
        #^^^^^^ schema: unknown key 'versoin' in a Taskfile; did you mean 'version', which it needs?
        tasks: {a: make}
        """);
    ProblemsTest.check(
        """
        Version: '3'
        #^^^^^^ schema: unknown key 'Version' in a Taskfile; did you mean 'version', which it needs?
        taks: {a: make}
        #^^^ unknown_key: unknown key 'taks' in a Taskfile; did you mean 'tasks'?
        """);
    ProblemsTest.check(
        """
        version: '3'
        output: {grup: {begin: x}}
        #        ^^^^ schema: unknown key 'grup' in 'output'; did you mean 'group', which it needs?
        includes:
          lib: {taskfle: ./lib.yml}
        #       ^^^^^^^ schema: unknown key 'taskfle' in an include; did you mean 'taskfile', which it needs?
          dir: {dir: ./lib, file: ./lib.yml}
        #                   ^^^^ schema: unknown key 'file' in an include; did you mean 'taskfile', which it needs?
        tasks:
          a:
            requires: {vars: [{nam: X}]}
        #                      ^^^ schema_failure: unknown key 'nam' in a required variable; did you mean 'name', which it needs?
            deps: [{taks: b}, {tsk: b, for: [x]}]
        #           ^^^^ schema_failure: unknown key 'taks' in a dependency; did you mean 'task', which it needs?
        #                      ^^^ unknown_key: unknown key 'tsk' in a dependency; did you mean 'task'?
            cmds:
              - cmdd: make
        #       ^^^^ schema: unknown key 'cmdd' in a command; did you mean 'cmd', which it needs?
              - run: make
        #       ^^^ schema: unknown key 'run' in a command; did you mean 'cmd', which it needs?
              - taks: b
        #       ^^^^ schema: unknown key 'taks' in a command; did you mean 'task', which it needs?
              - defr: make
        #       ^^^^ schema: unknown key 'defr' in a command; did you mean 'defer', which it needs?
              - {cmd: make, for: {vr: X}}
        #                         ^^ schema: unknown key 'vr' in 'for'; did you mean 'var', which it needs?
              - {cmd: make, for: {matrx: {X: [1]}}}
        #                         ^^^^^ schema: unknown key 'matrx' in 'for'; did you mean 'matrix', which it needs?
              - {cmd: make, for: {matrix: {X: {rf: .Y}}}}
        #                                      ^^ unknown_key: unknown key 'rf' in a matrix row; did you mean 'ref'?
              - defer: {taks: b}
        #               ^^^^ unknown_command_key: unknown key 'taks' in 'defer'; did you mean 'task'?
            sources: [{exlude: x}]
        #              ^^^^^^ unknown_key: unknown key 'exlude' in a file pattern; did you mean 'exclude'?
            preconditions: [{hs: x}]
        #                    ^^ unknown_key: unknown key 'hs' in a precondition; did you mean 'sh'?
          b:
            requires: {vars: [{name: X, enum: {rf: .Y}}]}
        #                                      ^^ schema: unknown key 'rf' in 'enum'; did you mean 'ref', which it needs?
            vars: {V: {hs: x}}
        #              ^^ schema: a variable has no key 'hs'; did you mean 'sh'?
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
        #     ^^^^ schema: unknown key 'deps' in a command; it is a key of a task, so take away the dash before it
            - cmds:
        #     ^^^^ schema: unknown key 'cmds' in a command; did you mean 'cmd', which it needs?
                - task: b
            - {cmd: make, dir: x}
        #                 ^^^ unknown_command_key: unknown key 'dir' in a command; Task ignores it here, it is a key of a task
        """);
  }

  @Test
  void misspeltKeyBehindAnAnchorIsOneMistake() {
    ProblemsTest.check(
        """
        version: '3'
        x-a: &a {cmdd: make}
        #        ^^^^ schema: unknown key 'cmdd' in a command; did you mean 'cmd', which it needs?
        tasks:
          a: {cmds: [*a, *a]}
          b: {cmds: [{<<: *a}]}
        """);
  }
}
