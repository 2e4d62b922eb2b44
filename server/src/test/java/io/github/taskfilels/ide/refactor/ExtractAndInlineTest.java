package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands become a task, and the way back. */
class ExtractAndInlineTest {
  private static final String EXTRACT = "Extract the command to a task";
  private static final String INLINE = "Inline the task 'build-steps' and remove it";

  @Test
  void oneCommandAndItsSurroundings() {
    Refactored.checkBothWays(
        """
        version: '3'
        vars: {G: g}
        tasks:
          # builds
          build:
            desc: builds
            dir: '{{.D}}' # where
            env:
              # why
              E: '{{.V}}'
            deps: [a]
            vars: {V: v, D: d, U: u}
            cmds:
              # first
              - echo {{.V}} {{.G}} {{.CALLER}} $E$0 # said
              - echo b

          a: make
        """,
        EXTRACT,
        """
        version: '3'
        vars: {G: g}
        tasks:
          # builds
          build:
            desc: builds
            dir: '{{.D}}' # where
            env:
              # why
              E: '{{.V}}'
            deps: [a]
            vars: {V: v, D: d, U: u}
            cmds:
              # first
              - task: build-steps$0
                vars:
                  D: {ref: .D}
                  V: {ref: .V}
                  CALLER: {ref: .CALLER}
              - echo b

          build-steps:
            internal: true
            dir: '{{.D}}'
            env:
              # why
              E: '{{.V}}'
            cmds:
              - echo {{.V}} {{.G}} {{.CALLER}} $E # said

          a: make
        """
            .replace("D: {ref: .D}\n", "D: {ref: .D}\n"),
        INLINE);
  }

  @Test
  void severalCommandsWithComments() {
    Refactored.check(
        """
        version: '3'
        tasks:
          build:
            cmds:
              - $0echo a
              # then
              - |
                echo b
              - for: [1, 2]
                cmd: ech$0o {{.ITEM}}
              - echo c
        """,
        "Extract 3 commands to a task",
        """
        version: '3'
        tasks:
          build:
            cmds:
              - task: build-steps
              - echo c
          build-steps:
            internal: true
            cmds:
              - echo a
              # then
              - |
                echo b
              - for: [1, 2]
                cmd: echo {{.ITEM}}
        """);
  }

  @Test
  void listsInOneLineAndFilesWithoutALineEnd() {
    Refactored.check(
        "version: '3'\r\ntasks:\r\n  build: ['echo {{.A}}', mak$0e]",
        EXTRACT,
        "version: '3'\r\ntasks:\r\n  build: ['echo {{.A}}', {task: 'build-steps'}]\r\n"
            + "  build-steps:\r\n    internal: true\r\n    cmds:\r\n      - make");
  }

  @Test
  void namesThatAreTaken() {
    String text =
        """
        version: '3'
        run: once
        tasks:
          'build:*':
            cmds:
              - mak$0e
          build-steps: echo
        """;
    assertThat(Refactored.files(text, EXTRACT).get("/Taskfile.yml"))
        .contains("- task: build-steps-2\n", "  build-steps-2:\n")
        .contains("    run: always\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- defer: mak$0e",
        "- echo {{.TA$0SK}}",
        "- for: sources$0\n        cmd: make",
        "- &x mak$0e",
        "- ec$0ho {{spew .}}",
        "- ec$0ho {{.S}}",
      })
  void whatCannotBeExtracted(String command) {
    String text =
        """
        version: '3'
        tasks:
          build:
            sources: [a]
            vars: {S: {value: x, secret: true}}
            cmds:
              %s
        """;
    assertThat(Refactored.refusal(text.formatted(command), EXTRACT)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deps: [d]",
        "sources: [x]",
        "status: ['true']",
        "preconditions: ['true']",
        "if: 'true'",
        "requires: {vars: [A]}",
        "platforms: [linux]",
        "prompt: sure?",
        "run: once",
        "dir: x",
        "env: {A: b}",
        "dotenv: [.env]",
        "set: [e]",
        "silent: true",
        "ignore_error: true",
        "vars: {A: b}",
      })
  void whatIsMoreThanItsCommands(String key) {
    String text =
        """
        version: '3'
        tasks:
          d: make
          all:
            cmds:
              - task: one$0
          one:
            %s
            cmds:
              - make
        """;
    assertThat(Refactored.refusal(text.formatted(key), "Inline the task 'one'")).isNotEmpty();
    assertThat(Refactored.refusal(text.formatted("desc: x"), "Inline the task 'one'")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vars: {A: b}",
        "for: [1]",
        "if: 'true'",
        "ignore_error: true",
        "silent: true",
        "timeout: 1s",
      })
  void callsThatAreMore(String key) {
    String text =
        """
        version: '3'
        tasks:
          all:
            cmds:
              - task: one$0
                %s
          one:
            cmds:
              - make {{.A}}
        """;
    assertThat(Refactored.refusal(text.formatted(key), "Inline the task 'one'")).isNotEmpty();
  }

  @Test
  void otherVariables() {
    String text =
        """
        version: '3'
        tasks:
          all:
            vars: {A: b}
            cmds:
              - task: one$0
          one:
            cmds: [make]
          two:
            cmds:
              - make {{.A}}
        """;
    assertThat(
            Refactored.refusal(text.replace("task: one$0", "task: two$0"), "Inline the task 'two'"))
        .contains("another A");
  }

  @Test
  void aTaskThatIsNotInternalStays() {
    Refactored.check(
        """
        version: '3'
        tasks:
          all:
            cmds:
                - task: one$0
                - echo
          one:
            # first
            - echo a # a
            # second
            - |
              echo b
        """,
        "Inline the task 'one'",
        """
        version: '3'
        tasks:
          all:
            cmds:
                - echo a # a
                # second
                - |
                  echo b
                - echo
          one:
            # first
            - echo a # a
            # second
            - |
              echo b
        """);
  }

  @Test
  void aTaskThatMatchesEveryNameTakesNone() {
    String text = "version: '3'\ntasks:\n  '*':\n    cmds:\n      - mak$0e\n";
    assertThat(Refactored.files(text, EXTRACT).get("/Taskfile.yml")).contains("\n  steps:\n");
  }
}
