package io.github.taskfilels.ide.rules;

import static io.github.taskfilels.ide.rules.ProblemRule.error;
import static io.github.taskfilels.ide.rules.ProblemRule.warning;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.schema.Vocabulary;

/** The rules about how includes, tasks, commands and variables are written. */
final class TaskFormatRules {
  private TaskFormatRules() {}

  static final ImmutableList<FileRule> ALL =
      ImmutableList.<FileRule>builder()
          .addAll(includes())
          .addAll(commands())
          .addAll(parts())
          .addAll(loops())
          .addAll(variables())
          .build();

  private static ImmutableList<FileRule> includes() {
    return ImmutableList.of(
        error(
            Kind.INCLUDE_EMPTY,
            new RulePage(
                "An include without a path.",
                "Includes the file itself and fails, for that is a cycle.",
                """
                version: '3'
                includes:
                  docs:
                # ^^^^
                """,
                """
                version: '3'
                includes:
                  docs: {taskfile: ./docs, optional: true}
                """),
            ProblemRule::none),
        error(
            Kind.INCLUDE_DIR_ONLY,
            new RulePage(
                "An include with `dir` and without `taskfile`. `dir` is where its commands run, not"
                    + " where its file stands.",
                "Includes the file itself and fails, for that is a cycle.",
                """
                version: '3'
                includes:
                  docs: {dir: ./docs}
                # ^^^^
                """,
                """
                version: '3'
                includes:
                  docs: {taskfile: ./docs, dir: ./docs, optional: true}
                """),
            ProblemFixes::dirAsTaskfile));
  }

  private static ImmutableList<FileRule> commands() {
    return ImmutableList.of(
        error(
            Kind.CMD_AND_CMDS,
            new RulePage(
                "A task with both `cmd` and `cmds`.",
                "Refuses the file.",
                """
                version: '3'
                tasks:
                  build:
                    cmd: make
                #   ^^^
                    cmds: [make test]
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds: [make, make test]
                """),
            ProblemFixes::offerRemoval),
        warning(
            Kind.CMD_AND_TASK,
            new RulePage(
                "A command with both `cmd` and `task`.",
                "Calls the task and ignores `cmd`.",
                """
                version: '3'
                tasks:
                  all:
                    cmds:
                      - task: build
                        cmd: make
                #       ^^^
                  build: make
                """,
                """
                version: '3'
                tasks:
                  all:
                    cmds:
                      - task: build
                  build: make
                """),
            ProblemFixes::removeKey),
        error(
            Kind.CMD_INVALID,
            new RulePage(
                "A command as a mapping that has none of `cmd`, `task` and `defer`. Most often it is a"
                    + " command with a colon and a blank in it, which YAML reads as a key.",
                "Refuses the file (`invalid keys in command`).",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - echo done: all
                #       ^^^^^^^^^^^^^^
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - 'echo done: all'
                """),
            ProblemFixes::quoteCommand),
        warning(
            Kind.CMD_KEY_NO_EFFECT,
            new RulePage(
                "A key of a command that counts for another form of command only, such as `platforms`"
                    + " beside `task` or `vars` beside `cmd`.",
                "Ignores it without a word.",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - cmd: make
                        vars: {A: one}
                #       ^^^^
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - cmd: make
                """),
            ProblemFixes::removeKey),
        warning(
            Kind.DEFER_EMPTY,
            new RulePage(
                "A `defer` that is a mapping without `task`. A deferred command is the value of"
                    + " `defer` itself.",
                "Reads it and never runs it.",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - defer: {cmd: make clean}
                #       ^^^^^
                      - make
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - defer: make clean
                      - make
                """),
            ProblemFixes::deferCommand),
        error(
            Kind.DEFER_TIMEOUT_INSIDE,
            new RulePage(
                "A `timeout` inside of `defer`; it belongs beside it.",
                "Refuses the file.",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - defer: {task: clean, timeout: 5s}
                #                            ^^^^^^^
                  clean: make clean
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - defer: {task: clean}
                        timeout: 5s
                  clean: make clean
                """),
            ProblemRule::none),
        error(
            Kind.TIMEOUT_INVALID,
            new RulePage(
                "A `timeout` that is no duration in Go's form, or not above zero. Templates are not"
                    + " rendered in it.",
                "Refuses the file.",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - cmd: make
                        timeout: 30
                #                ^^
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - cmd: make
                        timeout: 30s
                """),
            ProblemFixes::seconds));
  }

  private static ImmutableList<FileRule> parts() {
    return ImmutableList.of(
        error(
            Kind.DEP_WITHOUT_TASK,
            new RulePage(
                "A dependency without the name of a task. Commands cannot be dependencies.",
                "Fails when the task runs, for the task `\"\"` does not exist.",
                """
                version: '3'
                tasks:
                  build:
                    deps: [{vars: {A: one}}]
                #          ^^^^^^^^^^^^^^^^
                    cmds: [make]
                """,
                """
                version: '3'
                tasks:
                  build:
                    deps: [{task: setup, vars: {A: one}}]
                    cmds: [make]
                  setup: make setup
                """),
            ProblemRule::none),
        warning(
            Kind.PRECONDITION_NO_SH,
            new RulePage(
                "A precondition without `sh`.",
                "Takes it for one that always holds.",
                """
                version: '3'
                tasks:
                  build:
                    preconditions:
                      - msg: no compiler
                #       ^^^^^^^^^^^^^^^^
                    cmds: [make]
                """,
                """
                version: '3'
                tasks:
                  build:
                    preconditions:
                      - sh: which cc
                        msg: no compiler
                    cmds: [make]
                """),
            ProblemRule::none),
        warning(
            Kind.GLOB_EXCLUDE_MISSING,
            new RulePage(
                "A mapping in `sources` or `generates` without `exclude`, the only key it can have.",
                "Reads it as a pattern that matches nothing.",
                """
                version: '3'
                tasks:
                  build:
                    sources:
                      - '*.go'
                      - {exclude: }
                #       ^^^^^^^^^^^
                    cmds: [go build]
                """,
                """
                version: '3'
                tasks:
                  build:
                    sources:
                      - '*.go'
                      - {exclude: '*_test.go'}
                    cmds: [go build]
                """),
            ProblemRule::none),
        warning(
            Kind.GLOB_BANG,
            new RulePage(
                "A pattern that begins with `!`, which excludes nothing in Task.",
                "Looks for files whose names begin with an exclamation mark.",
                """
                version: '3'
                tasks:
                  build:
                    sources:
                      - '*.go'
                      - '!*_test.go'
                #       ^^^^^^^^^^^^
                    cmds: [go build]
                """,
                """
                version: '3'
                tasks:
                  build:
                    sources:
                      - '*.go'
                      - exclude: '*_test.go'
                    cmds: [go build]
                """),
            ProblemFixes::exclude),
        error(
            Kind.REQUIRES_NO_NAME,
            new RulePage(
                "A required variable without `name`.",
                "Always fails, for no variable has the empty name.",
                """
                version: '3'
                tasks:
                  build:
                    requires:
                      vars: [{enum: [a, b]}]
                #            ^^^^^^^^^^^^^^
                    cmds: [make]
                """,
                """
                version: '3'
                tasks:
                  build:
                    requires:
                      vars: [{name: KIND, enum: [a, b]}]
                    cmds: ['make {{.KIND}}']
                """),
            ProblemRule::none));
  }

  private static ImmutableList<FileRule> loops() {
    return ImmutableList.of(
        error(
            Kind.FOR_INVALID,
            new RulePage(
                "A `for` with none or both of `var` and `matrix`, or a matrix row that is no list.",
                "Refuses the file.",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - for: {as: FILE}
                #            ^^^^^^^^^^
                        cmd: echo {{.FILE}}
                """,
                """
                version: '3'
                vars: {FILES: a b}
                tasks:
                  build:
                    cmds:
                      - for: {var: FILES, as: FILE}
                        cmd: echo {{.FILE}}
                """),
            ProblemRule::none),
        warning(
            Kind.FOR_UNKNOWN_WORD,
            new RulePage(
                "A word after `for` that is not `sources` or `generates`. A variable is written as"
                    + " `for: {var: NAME}`.",
                "Goes through the loop no times.",
                """
                version: '3'
                tasks:
                  build:
                    sources: [a.txt]
                    cmds:
                      - for: source
                #            ^^^^^^
                        cmd: cat {{.ITEM}}
                """,
                """
                version: '3'
                tasks:
                  build:
                    sources: [a.txt]
                    cmds:
                      - for: sources
                        cmd: cat {{.ITEM}}
                """),
            ProblemFixes.nearest(Vocabulary.LOOP_SOURCES)),
        warning(
            Kind.FOR_MATRIX_EMPTY,
            new RulePage(
                "A row of a `matrix` that is a mapping without `ref`, and so has no values.",
                "Goes through the loop no times.",
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - for: {matrix: {OS: {}}}
                #                      ^^
                        cmd: echo {{.ITEM.OS}}
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds:
                      - for: {matrix: {OS: [linux, darwin]}}
                        cmd: echo {{.ITEM.OS}}
                """),
            ProblemRule::none));
  }

  private static ImmutableList<FileRule> variables() {
    return ImmutableList.of(
        error(
            Kind.VAR_BAD_TYPE_KEY,
            new RulePage(
                "A variable with a mapping as its value. The keys of that mapping are taken for ways"
                    + " to find a value (`sh`, `ref`, `map`, `value`).",
                "Refuses the file (`is not a valid variable type`).",
                """
                version: '3'
                vars:
                  PORTS: {web: 80}
                #         ^^^
                """,
                """
                version: '3'
                vars:
                  PORTS: {map: {web: 80}}
                """),
            ProblemFixes::wrapInMap),
        error(
            Kind.VAR_NO_TYPE,
            new RulePage(
                "A variable with an empty mapping, or with `secret` alone.",
                "Refuses the file.",
                """
                version: '3'
                vars:
                  TOKEN: {secret: true}
                #        ^^^^^^^^^^^^^^
                """,
                """
                version: '3'
                vars:
                  TOKEN: {sh: cat token, secret: true}
                """),
            ProblemRule::none),
        warning(
            Kind.VAR_MULTIPLE_TYPES,
            new RulePage(
                "A variable with more than one of `ref`, `map`, `value` and `sh`.",
                "Takes the first of them in this order and ignores the others.",
                """
                version: '3'
                vars:
                  A: {value: one, sh: echo two}
                #                 ^^
                """,
                """
                version: '3'
                vars:
                  A: {value: one}
                """),
            ProblemFixes::removeKey));
  }
}
