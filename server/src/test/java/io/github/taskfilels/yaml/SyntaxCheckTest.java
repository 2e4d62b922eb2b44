package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.testkit.Fixture;
import org.junit.jupiter.api.Test;

/** One mistake gives one error, at the mistake. */
class SyntaxCheckTest {

  private static void check(String fixture) {
    Fixture parsed = Fixture.parse(fixture);
    parsed.assertFound(
        SyntaxCheck.of(YamlParser.parse(parsed.files().get(Fixture.DEFAULT_FILE))).stream()
            .map(
                error ->
                    new Fixture.Label(Fixture.DEFAULT_FILE, error.range(), error.kind().toString()))
            .toList());
  }

  @Test
  void goodText() {
    check(
        """
        a: {b: [1, "x"]}
        c: |
          text: with {{.X}}
        """);
  }

  @Test
  void keyWithoutColon() {
    check(
        """
        tasks:
          build
        # ^^^^^ MISSING_COLON
            cmds: [a]
          test: b
        """);
  }

  @Test
  void unquotedTemplate() {
    check(
        """
        tasks:
          a:
            dir: {{.X}}/y
        #        ^^^^^^^^ UNQUOTED_TEMPLATE
            cmd: x
        """);
  }

  @Test
  void openQuote() {
    check(
        """
        tasks:
          a:
            desc: "open
        #         ^^^^^ UNTERMINATED_QUOTE
            cmd: x
          b: y
        """);
  }

  @Test
  void openBracket() {
    check(
        """
        tasks:
          a:
            deps: [x, y
        #         ^ UNTERMINATED_FLOW
            cmd: x
          b: y
        """);
  }

  @Test
  void tab() {
    check("tasks:\n  a:\n\tcmd: x\n#@0+1 TAB_INDENTATION\n");
  }

  @Test
  void indentationOffByOne() {
    check(
        """
        tasks:
          a:
            desc: x
             cmd: y
        #@0+5 BAD_INDENTATION
          b: z
        """);
  }

  @Test
  void mergeConflict() {
    check(
        """
        a: 1
        <<<<<<< HEAD
        #^^^^^^^^^^^ MERGE_CONFLICT
        b: 2
        """);
  }

  @Test
  void secondColon() {
    check(
        """
        cmds:
          - a
        desc: see: this
        #        ^ NESTED_VALUE
        """);
  }

  @Test
  void columnsAreRightBehindEmojiAndBom() {
    String text = "\uFEFFa: \"😀\"\r\nb: [😀, x\r\nc: d\r\n";
    assertThat(SyntaxCheck.of(YamlParser.parse(text)))
        .singleElement()
        .satisfies(error -> assertThat(error.range().in(text)).isEqualTo("["));
  }
}
