package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import org.junit.jupiter.api.Test;

/** Texts and what they look like afterwards. */
class FormattingTest {
  private static final FormatOptions STANDARD = FormatOptions.STANDARD;

  private static void formats(FormatOptions options, String before, String after) {
    assertThat(FormattedText.of(before, options)).isEqualTo(after);
  }

  private static void formats(String before, String after) {
    formats(STANDARD, before, after);
  }

  private static void stays(String text) {
    formats(text, text);
  }

  @Test
  void wholeFile() {
    formats(
        """

        version:   '3'
        vars:
            A:    1
            LONG: 2
        tasks:
            build:
                deps:   [gen,lint , {task :  x}]
                cmds:
                    - echo a
                    -   task: other
                        vars: {A: 1,B : "2"}


            gen: echo gen
            lint: echo lint
        # about test
            # and more
            test:
                - go test ./...   \s


        """,
        """
        version: '3'

        vars:
          A: 1
          LONG: 2

        tasks:
          build:
            deps: [gen, lint, {task: x}]
            cmds:
              - echo a
              - task: other
                vars: {A: 1, B: "2"}

          gen: echo gen
          lint: echo lint
        # about test

          # and more
          test:
            - go test ./...
        """);
  }

  @Test
  void commentsStayWithWhatTheyStandBeside() {
    stays(
        """
        # top
        version: '3' # the format

        # about tasks
        tasks:
          # first
          a:
            # inside
            cmds:
              # above
              - echo a # behind
              # at the end of the list
            # at the end of the task

          # about b
          # in two lines
          b:
            # only a comment
        # not the last
        """);
    formats(
        """
        tasks:
            # first
            a:
                cmds:
                    # above
                    - x   # behind
                    # end of list
                # end of task
              # between
            # about b
            b:
                # nothing yet
        # at the edge
        """,
        """
        tasks:
          # first
          a:
            cmds:
              # above
              - x   # behind
              # end of list
            # end of task

          # between
          # about b
          b:
            # nothing yet
        # at the edge
        """);
  }

  @Test
  void theTextOfBlockScalarsStays() {
    formats(
        """
        tasks:
            a:
                cmds:
                    - |
                          if x; then
                            y   \s
                          fi

                          # no comment
                    - >-
                        folded
                          more

                        text
                    - |2-
                          two spaces are text
                    - |+
                        kept


                    - last
            b: |
             one
        """,
        """
        tasks:
          a:
            cmds:
              - |
                if x; then
                  y   \s
                fi

                # no comment
              - >-
                folded
                  more

                text
              - |2-
                    two spaces are text
              - |+
                kept


              - last

          b: |
            one
        """);
  }

  @Test
  void noLineBreakIsAddedToAText() {
    stays("version: '3'\n\ntasks:\n  a: |\n    echo a");
    stays("version: '3'\n\ntasks:\n  a: |+\n    echo a\n\n\n");
    formats("a:  b", "a: b\n");
    formats("a: b\n\n\n", "a: b\n");
    formats("a: |\n  b\n\n\n", "a: |\n  b\n");
  }

  /** A blank line behind a text that keeps them would be a part of it. */
  @Test
  void noBlankLineIsAddedToAText() {
    stays("tasks:\n  a: |+\n    x\n  b: |-\n    y\n\n  c: z\n");
  }

  /** Spaces behind a text are text as soon as they are deeper than it. */
  @Test
  void spacesBehindAText() {
    formats("a:\n    b: |\n        x\n      \n    c: d\n", "a:\n  b: |\n    x\n\n  c: d\n");
    formats("a:\n  b: |\n    x\n      \n  c: d\n", "a:\n  b: |\n    x\n      \n  c: d\n");
  }

  @Test
  void valuesOfSeveralLinesStayAligned() {
    formats(
        """
        tasks:
            a:
                desc:   "one
                         two

                    three \\
                         four"
                summary: plain
                    goes on
                dir:
                        far
                          away
                sources: [
                    a,   # why
                    # and
                    b
                ]
        """,
        """
        tasks:
          a:
            desc: "one
                   two

                three \\
                   four"
            summary: plain
                goes on
            dir:
              far
                away
            sources: [
                a,   # why
                # and
                b
            ]
        """);
  }

  /** The white space before a line break in double quotes counts if it is escaped. */
  @Test
  void escapedSpaceAtTheEndOfALine() {
    formats("a: \"x\\ \n  y \n  z\"\n", "a: \"x\\ \n  y\n  z\"\n");
  }

  @Test
  void listsStandAsMostOfThemDo() {
    String compact = "a:\n- x\nb:\n- y\nc:\n  - z\n";
    formats(compact, "a:\n- x\n\nb:\n- y\n\nc:\n- z\n");
    formats("a:\n- x\nb:\n  - y\n", "a:\n  - x\n\nb:\n  - y\n");
    FormatOptions indented = STANDARD.withLists(FormatOptions.Lists.INDENTED);
    formats(indented, compact, "a:\n  - x\n\nb:\n  - y\n\nc:\n  - z\n");
    FormatOptions wide = STANDARD.withLists(FormatOptions.Lists.COMPACT).withIndent(4);
    formats(
        wide,
        "a:\n  b:\n    - - x\n      - y\n    -\n      z: 1\n",
        "a:\n    b:\n    - - x\n      - y\n    -\n      z: 1\n");
  }

  @Test
  void anchorsTagsAndAliases() {
    formats(
        """
        x-base:   &base
            run:    once
        tasks:
            a:   &a   !!map
                <<:   *base
                *key :  value
                &k   key :   v
            b:
                &b
                cmds: [x]
            c:
                -   &item   x
                - !!str
                  y
        """,
        """
        x-base: &base
          run: once

        tasks:
          a: &a   !!map
            <<: *base
            *key : value
            &k key: v

          b:
            &b
            cmds: [x]

          c:
            - &item x
            - !!str
              y
        """);
  }

  @Test
  void explicitKeys() {
    formats(
        "tasks:\n    ?   a\n    :   cmds:\n        - x\n    ? - b\n    : c\n",
        "tasks:\n  ? a\n  : cmds:\n    - x\n\n  ? - b\n  : c\n");
  }

  @Test
  void markersDirectivesAndMarks() {
    stays("%YAML 1.1\n# c\n---\na: b\n");
    formats("--- # first\na:   b\n---\nc:   d\n", "--- # first\na: b\n---\nc:   d\n");
    formats("\uFEFF  a:   b\n", "\uFEFFa: b\n");
    formats("a:   b\n...\n", "a: b\n...\n");
    stays(" ...\n");
  }

  @Test
  void lineBreaksStay() {
    formats("a:   b\r\nc:\r\n    d: e\r\n", "a: b\r\n\r\nc:\r\n  d: e\r\n");
    formats(STANDARD.withLineBreak("\n"), "a: |\r\n  b\r\nc: d\r\n", "a: |\n  b\n\nc: d\n");
    formats(STANDARD.withLineBreak("\r\n"), "a: b\nc: d", "a: b\r\nc: d\r\n");
  }

  @Test
  void whatIsNotWanted() {
    FormatOptions few =
        new FormatOptions(2, FormatOptions.Lists.AUTO, 0, false, false, false, null);
    formats(few, "a:  \n    b:   c  \n\n\nd: e\n\n\n", "a:  \n  b: c  \n\nd: e\n\n\n");
    formats(
        new FormatOptions(2, FormatOptions.Lists.AUTO, 2, false, true, true, null),
        "a:\n  b: c\n\nd: e\n",
        "a:\n  b: c\n\n\nd: e\n");
  }

  @Test
  void partsWithAMistakeAreLeftAlone() {
    String before =
        """
        version:   '3'
        tasks:
            a:
                cmds:   [x,y]
            b:
                desc:   "open
            c:
                cmds:   [z]
        """;
    Formatting.Result result = Formatting.of(before, STANDARD);
    assertThat(result.errors()).isNotEmpty();
    assertThat(TextEdit.apply(before, result.edits()))
        .isEqualTo(
            """
            version: '3'

            tasks:
                a:
                  cmds: [x, y]
                b:
                    desc:   "open
                c:
                  cmds: [z]
            """);
  }

  @Test
  void tabsAreAMistakeOnlyWhereTheyIndent() {
    formats("a:\tb\t# c\nd: [x,\ty]\n", "a: b\t# c\nd: [x, y]\n");
    Formatting.Result result = Formatting.of("tasks:\n\ta:   b\n", STANDARD);
    assertThat(result.errors()).isNotEmpty();
    assertThat(result.edits()).isEmpty();
  }

  @Test
  void aRangeChangesNothingOutsideOfIt() {
    String text = "tasks:\n    a:\n            cmds:   [x]\n    b:\n            cmds:   [y]\n";
    TextRange second = new TextRange(text.indexOf("    b:"), text.length());
    assertThat(FormattedText.of(text, STANDARD, second, "second task"))
        .isEqualTo("tasks:\n    a:\n            cmds:   [x]\n    b:\n      cmds: [y]\n");
    TextRange inner = TextRange.at(text.indexOf("[x]"));
    assertThat(FormattedText.of(text, STANDARD, inner, "a line"))
        .isEqualTo("tasks:\n    a:\n      cmds: [x]\n    b:\n            cmds:   [y]\n");
  }

  @Test
  void editsAreMinimal() {
    String text = "version: '3'\n\ntasks:\n    a: b\n  # c\n";
    assertThat(Formatting.of(text, STANDARD).edits())
        .containsExactly(
            new TextEdit(new TextRange(21, 25), "  "), new TextEdit(new TextRange(30, 32), ""));
    assertThat(Formatting.of("version: '3'\n", STANDARD).edits()).isEmpty();
  }

  @Test
  void templates() {
    stays("tasks:\n  a:\n    cmds:\n      - echo {{ .A }}   {{.B}}\n      - '{{.C}}'\n");
    stays("tasks:\n  a:\n    vars: {A: '{{.B  }}', C: \"{{.D}}\"}\n");
  }

  @Test
  void nothingAtAll() {
    stays("");
    stays("# only a comment\n");
    formats("\n\n\n", "");
    formats("a:\n", "a:\n");
    stays("plain\n");
  }
}
