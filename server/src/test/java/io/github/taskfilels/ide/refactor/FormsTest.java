package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the short form to the long one and back. */
class FormsTest {
  private static final String SHORT = "Write in the short form";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "cmds|- ec$0ho a # why|- c$0md: echo a # why|cmd",
        "cmds|- 'ec$0ho: a'|- cmd: 'e$0cho: a'|cmd",
        "cmds|- &a ec$0ho a|- cm$0d: &a echo a|cmd",
        "cmds|[ec$0ho a, b]|[{c$0md: echo a}, b]|cmd",
        "deps|- x$0|- task: x$0|task",
        "deps|[x$0, y]|[{task: x$0}, y]|task",
        "preconditions|- test -f$0 x|- sh$0: test -f x|sh",
      })
  void elementsOfLists(String list, String shorter, String longer, String key) {
    String text =
        """
        version: '3'
        tasks:
          x: make
          y: make
          t:
            %s:%s
            dir: x
        """;
    String space = shorter.startsWith("-") ? "\n      " : " ";
    Refactored.checkBothWays(
        text.formatted(list, space + shorter),
        "Write as a mapping with '" + key + "'",
        text.formatted(list, space + longer),
        SHORT);
  }

  @Test
  void requiredVariables() {
    Refactored.checkBothWays(
        "version: '3'\ntasks:\n  t:\n    requires: {vars: [A$0]}\n    cmd: make\n",
        "Write as a mapping with 'name'",
        "version: '3'\ntasks:\n  t:\n    requires: {vars: [{name: A$0}]}\n    cmd: make\n",
        SHORT);
  }

  @Test
  void blocksMoveWithTheirKeys() {
    Refactored.checkBothWays(
        """
        version: '3'
        tasks:
          t:
            cmds:
              - |$0
                echo a

                  echo b # no comment
              - echo c
        """,
        "Write as a mapping with 'cmd'",
        """
        version: '3'
        tasks:
          t:
            cmds:
              - cmd: |$0
                  echo a

                    echo b # no comment
              - echo c
        """,
        SHORT);
  }

  @Test
  void tasks() {
    Refactored.checkBothWays(
        """
        version: '3'
        tasks:
          # builds
          t$0: echo a # b
          u: echo
        """,
        "Write as a mapping with 'cmds'",
        """
        version: '3'
        tasks:
          # builds
          t$0:
            cmds:
              - echo a # b
          u: echo
        """,
        SHORT);
    Refactored.checkBothWays(
        """
        version: '3'
        tasks:
          t$0:
            - echo a
            # second
            - |
              echo b
        """,
        "Write as a mapping with 'cmds'",
        """
        version: '3'
        tasks:
          t$0:
            cmds:
              - echo a
              # second
              - |
                echo b
        """,
        SHORT);
  }

  @Test
  void variables() {
    Refactored.checkBothWays(
        "version: '3'\nvars:\n  A$0: \"b\"\n  C: [1, 2]\n",
        "Write as a mapping with 'value'",
        "version: '3'\nvars:\n  A$0:\n    value: \"b\"\n  C: [1, 2]\n",
        SHORT);
    Refactored.checkBothWays(
        "version: '3'\nvars: {A$0: [1, 2]}\n",
        "Write as a mapping with 'value'",
        "version: '3'\nvars: {A$0: {value: [1, 2]}}\n",
        SHORT);
    // What would be read as a mapping with 'sh' is not shortened.
    assertThat(Refactored.titles("version: '3'\nvars:\n  A$0:\n    value: {sh: x}\n"))
        .doesNotContain(SHORT);
    assertThat(Refactored.titles("version: '3'\nvars:\n  A$0:\n    sh: x\n")).doesNotContain(SHORT);
  }

  private static final String INCLUDED =
      """
      //- /a/Taskfile.yml
      version: '3'
      tasks: {t: echo}
      """;

  @Test
  void includes() {
    String root = "//- /Taskfile.yml\nversion: '3'\nincludes:\n";
    Refactored.checkBothWays(
        root + "  a$0: ./a\n" + INCLUDED,
        "Write as a mapping with 'taskfile'",
        root + "  a$0:\n    taskfile: ./a\n" + INCLUDED,
        SHORT);
  }

  @Test
  void includesThatMakeOtherVariablesWinAreAGuess() {
    String root = "//- /Taskfile.yml\nversion: '3'\nvars: {A: b}\nincludes:\n  a$0: ./a\n";
    assertThat(Refactored.fix(root + INCLUDED, "Write as a mapping with 'taskfile'").guess())
        .contains("command line");
  }

  @Test
  void includesWhoseTasksWouldRunElsewhere() {
    assertThat(
            Refactored.refusal(
                """
                //- /Taskfile.yml
                version: '3'
                includes: {a: ./a}
                //- /a/Taskfile.yml
                version: '3'
                includes:
                  b$0: ./b.yml
                //- /a/b.yml
                version: '3'
                tasks: {t: echo}
                """,
                "Write as a mapping with 'taskfile'"))
        .contains("another directory");
  }

  @Test
  void windowsLineEnds() {
    Refactored.checkBothWays(
        "version: '3'\r\ntasks:\r\n  t$0: echo\r\n",
        "Write as a mapping with 'cmds'",
        "version: '3'\r\ntasks:\r\n  t$0:\r\n    cmds:\r\n      - echo\r\n",
        SHORT);
  }

  @Test
  void nothingInWhatIsNoYaml() {
    assertThat(Refactored.proposals("version: '3'\ntasks:\n  t$0: echo\n  x: [\n")).isEmpty();
  }
}
