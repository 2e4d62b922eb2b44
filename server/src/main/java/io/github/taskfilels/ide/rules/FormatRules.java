package io.github.taskfilels.ide.rules;

import static io.github.taskfilels.ide.rules.ProblemRule.error;
import static io.github.taskfilels.ide.rules.ProblemRule.warning;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem.Kind;
import io.github.taskfilels.taskfile.schema.Vocabulary;

/** The rules about values of any kind, and about the keys of the root. */
final class FormatRules {
  private FormatRules() {}

  static final ImmutableList<FileRule> ALL =
      ImmutableList.<FileRule>builder().addAll(values()).addAll(names()).addAll(root()).build();

  private static ImmutableList<FileRule> values() {
    return ImmutableList.of(
        error(
            Kind.EMPTY_FILE,
            new RulePage(
                "A Taskfile in which nothing is written, or nothing but comments.",
                "Refuses it, for the version is missing.",
                """
                # nothing yet
                #|
                """,
                """
                version: '3'
                """),
            ProblemRule::none),
        error(
            Kind.NOT_A_MAPPING,
            new RulePage(
                "A Taskfile that is a list or a single value. The root must be a mapping with `version`"
                    + " and mostly `tasks`.",
                "Refuses the file.",
                """
                - echo hello
                #^^^^^^^^^^^
                """,
                """
                version: '3'
                tasks:
                  hello: echo hello
                """),
            ProblemRule::none),
        error(
            Kind.WRONG_KIND,
            new RulePage(
                "A value of a kind that its key does not take, such as one text where a list is"
                    + " wanted, or a boolean in quotes. The message says what is accepted.",
                "Refuses the file (`cannot unmarshal`).",
                """
                version: '3'
                tasks:
                  build:
                    cmds: make
                #         ^^^^
                """,
                """
                version: '3'
                tasks:
                  build:
                    cmds: [make]
                """),
            ProblemFixes::otherKind),
        error(
            Kind.ALIAS_UNKNOWN,
            new RulePage(
                "An alias (`*name`) of an anchor (`&name`) that does not stand before it.",
                "Refuses the file, for its YAML library cannot read it.",
                """
                version: '3'
                vars:
                  A: &first one
                  B: *frist
                #    ^^^^^^
                """,
                """
                version: '3'
                vars:
                  A: &first one
                  B: *first
                """),
            ProblemFixes::renameAlias),
        error(
            Kind.ALIAS_EXCESS,
            new RulePage(
                "A few lines in which aliases of aliases stand for very many values.",
                "Refuses the file (`document contains excessive aliasing`).",
                """
                version: '3'
                vars:
                  # a list of ten aliases of a list of ten aliases, and so on
                  A: []
                """,
                """
                version: '3'
                vars:
                  A: []
                """),
            ProblemRule::none),
        error(
            Kind.ALIAS_IN_MATRIX,
            new RulePage(
                "A row of a `matrix` that is an alias. Write the list out, or a `ref` to a variable.",
                "Refuses the file (`matrix values must be an array or a reference`).",
                """
                version: '3'
                vars:
                  OSES: &oses [linux, darwin]
                tasks:
                  build:
                    cmds:
                      - for: {matrix: {OS: *oses}}
                #                          ^^^^^
                        cmd: echo {{.ITEM.OS}}
                """,
                """
                version: '3'
                vars:
                  OSES: [linux, darwin]
                tasks:
                  build:
                    cmds:
                      - for: {matrix: {OS: {ref: .OSES}}}
                        cmd: echo {{.ITEM.OS}}
                """),
            ProblemRule::none),
        error(
            Kind.MERGE_KEY_MISPLACED,
            new RulePage(
                "A merge key (`<<`) directly inside `tasks`, `vars`, `env`, `includes`, `matrix` or a"
                    + " variable, where it merges nothing, or one with a value that cannot be merged.",
                "Reads `<<` as a name there: it refuses the file, or makes a task that nobody means.",
                """
                version: '3'
                x-vars: &vars {A: one}
                vars:
                  <<: *vars
                # ^^
                  B: two
                """,
                """
                version: '3'
                vars:
                  A: one
                  B: two
                """),
            ProblemRule::none),
        error(
            Kind.NULL_ELEMENT,
            new RulePage(
                "An empty element in `sources`, `generates`, `platforms` or `requires.vars`, which"
                    + " remains where a line was taken out.",
                "Crashes when the task runs.",
                """
                version: '3'
                tasks:
                  build:
                    sources:
                      - main.go
                      -
                #     ^
                    cmds: [go build]
                """,
                """
                version: '3'
                tasks:
                  build:
                    sources:
                      - main.go
                    cmds: [go build]
                """),
            ProblemFixes::removeElement),
        error(
            Kind.DATE_VALUE,
            new RulePage(
                "A date without quotes as the value of a variable. YAML makes a time of it, not a"
                    + " text.",
                "Crashes when it copies the variable; in a list of `for` it prints a time.",
                """
                version: '3'
                vars:
                  RELEASED: 2024-05-01
                #           ^^^^^^^^^^
                """,
                """
                version: '3'
                vars:
                  RELEASED: '2024-05-01'
                """),
            ProblemFixes::quote),
        error(
            Kind.TPL_YAML_FLOW,
            new RulePage(
                "A value that begins with `{{` and has no quotes. To YAML the brace opens a mapping.",
                "Refuses the file, with a message about YAML that names neither.",
                """
                version: '3'
                vars: {TAG: one}
                tasks:
                  push:
                    dir: {{.TAG}}
                #        ^^^^^^^^
                    cmds: [pwd]
                """,
                """
                version: '3'
                vars: {TAG: one}
                tasks:
                  push:
                    dir: '{{.TAG}}'
                    cmds: [pwd]
                """),
            ProblemFixes::quote));
  }

  private static ImmutableList<FileRule> names() {
    return ImmutableList.of(
        warning(
            Kind.UNKNOWN_KEY,
            new RulePage(
                "A key that Task does not know. A misspelt key looks as if it worked. Keys of the root"
                    + " that begin with `x-` or hold an anchor are left alone, and so are those that"
                    + " the setting `taskfile.diagnostics.knownKeys` names.",
                "Ignores such keys without a word.",
                """
                version: '3'
                tasks:
                  build:
                    descr: builds
                #   ^^^^^
                    cmds: [make]
                """,
                """
                version: '3'
                tasks:
                  build:
                    desc: builds
                    cmds: [make]
                """),
            (file, problem) ->
                ImmutableList.<Fix>builder()
                    .addAll(ProblemFixes.renameKey(file, problem))
                    .addAll(ProblemFixes.offerRemoval(file, problem))
                    .build()),
        error(
            Kind.DUPLICATE_KEY,
            new RulePage(
                "A key that is written twice in one mapping.",
                "Refuses the file (`mapping key already defined`).",
                """
                version: '3'
                tasks:
                  build:
                    desc: one
                    desc: two
                #   ^^^^
                """,
                """
                version: '3'
                tasks:
                  build:
                    desc: one
                """),
            ProblemFixes::offerRemoval),
        warning(
            Kind.DUPLICATE_NAME,
            new RulePage(
                "A task, variable, include or matrix row that is written twice in one file.",
                "Keeps the last one and says nothing of the others.",
                """
                version: '3'
                tasks:
                  build: make one
                # ^^^^^
                  build: make two
                """,
                """
                version: '3'
                tasks:
                  build: make two
                """),
            ProblemFixes::offerRemoval));
  }

  private static ImmutableList<FileRule> root() {
    return ImmutableList.of(
        error(
            Kind.VERSION_MISSING,
            new RulePage(
                "A Taskfile without `version`.",
                "Refuses the file (`Missing schema version`).",
                """
                tasks:
                #^^^^
                  build: make
                """,
                """
                version: '3'

                tasks:
                  build: make
                """),
            ProblemFixes::addVersion),
        error(
            Kind.VERSION_INVALID,
            new RulePage(
                "A `version` that is no version number.",
                "Refuses the file (`invalid semantic version`).",
                """
                version: three
                #        ^^^^^
                """,
                """
                version: '3'
                """),
            ProblemFixes::versionThree),
        error(
            Kind.VERSION_UNSUPPORTED,
            new RulePage(
                "A `version` below 3. Its files mean other things in places, so look at them once.",
                "Refuses the file (`no longer supported`).",
                """
                version: '2'
                #        ^^^
                """,
                """
                version: '3'
                """),
            ProblemFixes::versionThree),
        error(
            Kind.VERSION_TOO_NEW,
            new RulePage(
                "A `version` above that of Task 3.53.1, whose behaviour this program follows: a"
                    + " warning where only a newer Task 3 is asked for.",
                "Refuses the file as long as it is older than that.",
                """
                version: '4'
                #        ^^^
                """,
                """
                version: '3'
                """),
            ProblemFixes::versionThree),
        error(
            Kind.INTERVAL_INVALID,
            new RulePage(
                "An `interval` that is no duration in Go's form, such as `500ms` or `1m30s`. A number"
                    + " alone is none.",
                "Refuses the file.",
                """
                version: '3'
                interval: 5
                #         ^
                """,
                """
                version: '3'
                interval: 5s
                """),
            ProblemFixes::seconds),
        error(
            Kind.OUTPUT_INVALID,
            new RulePage(
                "A style of `output` that does not exist, or a mapping without `group`.",
                "Refuses to run (`output style not recognized`).",
                """
                version: '3'
                output: grouped
                #       ^^^^^^^
                """,
                """
                version: '3'
                output: group
                """),
            ProblemFixes.nearest(Vocabulary.OUTPUTS)),
        error(
            Kind.METHOD_INVALID,
            new RulePage(
                "A `method` that is not `checksum`, `timestamp` or `none`.",
                "Fails when it looks whether the task is up to date.",
                """
                version: '3'
                tasks:
                  build:
                    method: checksums
                #           ^^^^^^^^^
                    sources: [main.go]
                    cmds: [go build]
                """,
                """
                version: '3'
                tasks:
                  build:
                    method: checksum
                    sources: [main.go]
                    cmds: [go build]
                """),
            ProblemFixes.nearest(Vocabulary.METHODS)),
        error(
            Kind.RUN_INVALID,
            new RulePage(
                "A `run` that is not `always`, `once` or `when_changed`.",
                "Fails when the task runs.",
                """
                version: '3'
                tasks:
                  setup:
                    run: on_change
                #        ^^^^^^^^^
                    cmds: [make setup]
                """,
                """
                version: '3'
                tasks:
                  setup:
                    run: when_changed
                    cmds: [make setup]
                """),
            ProblemFixes.nearest(Vocabulary.RUNS)),
        error(
            Kind.SET_INVALID,
            new RulePage(
                "An option of `set` that the shell does not have.",
                "Fails at the first command.",
                """
                version: '3'
                set: [pipefial]
                #     ^^^^^^^^
                """,
                """
                version: '3'
                set: [pipefail]
                """),
            ProblemFixes.nearest(Vocabulary.SET)),
        error(
            Kind.SHOPT_INVALID,
            new RulePage(
                "An option of `shopt` that the shell does not have.",
                "Fails at the first command.",
                """
                version: '3'
                shopt: [globstars]
                #       ^^^^^^^^^
                """,
                """
                version: '3'
                shopt: [globstar]
                """),
            ProblemFixes.nearest(Vocabulary.SHOPT)),
        error(
            Kind.PLATFORM_INVALID,
            new RulePage(
                "A platform that is no system, architecture or `system/architecture` in Go's words.",
                "Refuses the file (`invalid platform`).",
                """
                version: '3'
                tasks:
                  build:
                    platforms: [Linux]
                #               ^^^^^
                    cmds: [make]
                """,
                """
                version: '3'
                tasks:
                  build:
                    platforms: [linux]
                    cmds: [make]
                """),
            ProblemFixes::platform));
  }
}
