package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractVariableTest {
  private static final String TEXT =
      """
      version: '3'
      tasks:
        build:
          # all of it
          cmds:
            - go build -o $0./dist/app$0 .
            - ./dist/app --help
            - echo "./dist/app ./dist/app" ./dist/app2
        run:
          dir: ./dist/app
          cmd: echo {{"./dist/app"}}
      """;

  @Test
  void ofTheTask() {
    Refactored.check(
        TEXT,
        "Extract to the variable DIST_APP of the task",
        TEXT.replace("$0./dist/app$0", "{{.DIST_APP}}")
            .replace("    cmds:", "    vars:\n      DIST_APP: ./dist/app\n    cmds:"));
  }

  @Test
  void allOfTheFile() {
    Refactored.check(
        TEXT,
        "Extract all 5 of it to the variable DIST_APP of the file",
        """
        version: '3'
        vars:
          DIST_APP: ./dist/app

        tasks:
          build:
            # all of it
            cmds:
              - go build -o {{.DIST_APP}} .
              - '{{.DIST_APP}} --help'
              - echo "{{.DIST_APP}} {{.DIST_APP}}" ./dist/app2
          run:
            dir: '{{.DIST_APP}}'
            cmd: echo {{"./dist/app"}}
        """);
  }

  @Test
  void besideOthers() {
    Refactored.check(
        "version: '3'\nvars: {MAKE: m}\ntasks:\n  t:\n    cmds: \n      - '$0a: make$0 x'\n",
        "Extract to the variable A_MAKE of the file",
        "version: '3'\nvars: {A_MAKE: 'a: make', MAKE: m}\ntasks:\n  t:\n    cmds: \n"
            + "      - '{{.A_MAKE}} x'\n");
    Refactored.check(
        "version: '3'\nvars:\n  # why\n  MAKE: m\ntasks:\n  t:\n    cmd: echo $0make$0\n",
        "Extract to the variable MAKE_2 of the file",
        "version: '3'\nvars:\n  # why\n  MAKE_2: make\n  MAKE: m\ntasks:\n  t:\n"
            + "    cmd: echo {{.MAKE_2}}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo {{.$0A$0}}",
        "echo $0 $0 a",
        "'it$0''s$0'",
        "\"a$0\\n$0\"",
        "$0{{.A}}$0 b",
        "mak$0e",
      })
  void whatIsNoText(String command) {
    String text = "version: '3'\ntasks:\n  t:\n    cmds:\n      - " + command + "\n";
    assertThat(Refactored.titles(text)).noneMatch(title -> title.contains("variable"));
  }

  @Test
  void dependenciesAndCalls() {
    Refactored.checkBothWays(
        """
        version: '3'
        tasks:
          a: make
          t:
            deps:
              - b
              - task: a$0 # x
            cmds:
              - make
        """
            .replace(" # x", ""),
        "Call it as the first command instead",
        """
        version: '3'
        tasks:
          a: make
          t:
            deps:
              - b
            cmds:
              - task: a$0
              - make
        """,
        "Make it a dependency instead");
    Refactored.check(
        "version: '3'\ntasks:\n  t:\n    deps: [a$0]\n    cmds:\n      - make\n",
        "Call it as the first command instead",
        "version: '3'\ntasks:\n  t:\n    cmds:\n      - task: a\n      - make\n");
    Refactored.check(
        "version: '3'\ntasks:\n  t:\n    cmds:\n      - task: a$0\n      - make\n",
        "Make it a dependency instead",
        "version: '3'\ntasks:\n  t:\n    deps:\n      - task: a\n    cmds:\n      - make\n");
    assertThat(
            Refactored.fix(
                    "version: '3'\ntasks:\n  t:\n    deps: [a$0]\n    cmds:\n      - make\n",
                    "Call it as the first command instead")
                .guess())
        .isNotEmpty();
  }
}
