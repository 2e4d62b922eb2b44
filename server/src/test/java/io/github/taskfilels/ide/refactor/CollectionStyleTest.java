package io.github.taskfilels.ide.refactor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CollectionStyleTest {
  private static final String IN_LINES = "Write the list in lines";
  private static final String IN_ONE = "Write the list in one line";

  @Test
  void listsBothWays() {
    Refactored.checkBothWays(
        """
        version: '3'
        tasks:
          t:
            deps: [$0a, 'b: c', {task: d, vars: {X: 1}}]
            cmds: [make]
        """,
        IN_LINES,
        """
        version: '3'
        tasks:
          t:
            deps:
              - $0a
              - 'b: c'
              - {task: d, vars: {X: 1}}
            cmds: [make]
        """,
        IN_ONE);
  }

  @Test
  void commentsStay() {
    Refactored.check(
        """
        version: '3'
        tasks:
          t:
            deps$0: [a, b] # why
        """,
        IN_LINES,
        """
        version: '3'
        tasks:
          t:
            deps: # why
              - a
              - b
        """);
    assertThat(Refactored.titles("version: '3'\ntasks:\n  t:\n    deps$0:\n      - a # why\n"))
        .doesNotContain(IN_ONE);
  }

  @Test
  void whatNeedsQuotesBetweenBracketsGetsThem() {
    Refactored.check(
        """
        version: '3'
        tasks:
          t:
            cmds$0:
              - echo a, b
              - echo [it's]
              - echo c
        """,
        IN_ONE,
        """
        version: '3'
        tasks:
          t:
            cmds: ['echo a, b', 'echo [it''s]', echo c]
        """);
  }

  @Test
  void mappingsBothWays() {
    Refactored.checkBothWays(
        "version: '3'\nvars:\n  A$0: {sh: echo}\n",
        "Write the mapping in lines",
        "version: '3'\nvars:\n  A$0:\n    sh: echo\n",
        "Write the mapping in one line");
    Refactored.checkBothWays(
        """
        version: '3'
        tasks:
          t:
            deps:
              - {$0task: a, silent: true}
        """,
        "Write the mapping in lines",
        """
        version: '3'
        tasks:
          t:
            deps:
              - $0task: a
                silent: true
        """,
        "Write the mapping in one line");
  }

  @Test
  void anchorsStay() {
    Refactored.check(
        "version: '3'\ntasks:\n  t:\n    deps$0: &d [a, b]\n  u:\n    deps: *d\n",
        IN_LINES,
        "version: '3'\ntasks:\n  t:\n    deps: &d\n      - a\n      - b\n  u:\n    deps: *d\n");
  }

  @Test
  void sections() {
    Refactored.check(
        """
        version: '3'
        $0
        tasks: {t: echo}

        # names
        vars: {A: b}
        """,
        "Sort the sections by Task's style guide",
        """
        version: '3'

        # names
        vars: {A: b}

        tasks: {t: echo}
        """);
  }
}
