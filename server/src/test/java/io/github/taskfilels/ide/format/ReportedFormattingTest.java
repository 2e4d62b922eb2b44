package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was reported of other formatters of YAML. */
class ReportedFormattingTest {

  /** Texts that others change, and that are as they should be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // google/yamlfmt#69, #169: deeper lines of a folded text
        "a: >\n  (one\n      or two\n      or three)\n  and not four\n",
        // google/yamlfmt#289: a comment before a marker
        "first: doc\n# Comment\n\n---\nother: doc\n",
        "first: doc\n# Comment\n---\nother: doc\n",
        // google/yamlfmt#192: comments with line breaks of Windows
        "k:\r\n  - a: 1\r\n    # abcd\r\n    b: 2\r\n",
        // google/yamlfmt#34: what is commented out
        "a:\n  b:\n    #c:\n    #  - d\n    #e:\n    #  f : g\n    h: i\n",
        // google/yamlfmt#109: a comment behind a folded text
        "a: >-\n  b\n\n# c\n",
        // google/yamlfmt#185: spaces at the ends of the lines of a text
        "run: |\n  docker run \\\n    --name x \n    --env y \n\n    # z\n",
        // google/yamlfmt#261: the last text of a file
        "label: |\n  foo\n\nlabel2: |\n  foo\n",
        // lyz-code/yamlfix#231: a text with hashes
        "# above\nkey: |-\n  ######\n  #     x     #\n    y   z\n  ######\n# below\n",
        // lyz-code/yamlfix#185, #14: comments in lists
        "---\n- name: x\n  vars:\n    # IMPROVE: stuff\n    user: build\n",
        "---\n# Comment\n- name: x\n  fail:\n    msg: y\n",
        // prettier/prettier#4917: the last comment of a block, and the only one
        "parent:\n  one: 1\n  # two: 2\n",
        "parent:\n  one:\n  # two: 2\n",
        "parent:\n  one:\n    # two: 2\n",
        // prettier/prettier#5013: a marker that is not needed
        "---\na: b\n",
        // prettier/prettier#10414: aliases as keys
        "a: &x one\n\nb:\n  *x : 0.8\n",
        // prettier/prettier#10518: a comment behind an anchor
        "a: &x\n  # comment\n  b: c\n",
        // neoclide/coc-yaml#66, redhat-developer/yaml-language-server#195: lists that are not
        // deeper
        "steps:\n- task: a\n  inputs:\n    b: c\n",
        // Boeing/config-file-validator#644: a tag without a value
        "A: [0000,\n00, !00 ]\n",
        "A: [!a , &b , c]\n"
      })
  void stays(String text) {
    assertThat(FormattedText.of(text, FormatOptions.STANDARD)).isEqualTo(text);
  }

  /** prettier/prettier#17296: a comment behind empty braces moves, but not the braces. */
  @Test
  void aCommentBehindEmptyBraces() {
    assertThat(FormattedText.of("a: {}\n  # b: c\n", FormatOptions.STANDARD))
        .isEqualTo("a: {}\n# b: c\n");
  }

  /** prettier/prettier#16183: texts whose indentation is written, in blocks that move. */
  @Test
  void writtenIndentation() {
    assertThat(
            FormattedText.of(
                "a:\n    b:\n    - |2\n       x\n      y\n    - c: >1-\n         z\n       d: e\n",
                FormatOptions.STANDARD.withLists(FormatOptions.Lists.INDENTED)))
        .isEqualTo(
            "a:\n  b:\n    - |2\n       x\n      y\n    - c: >1-\n         z\n       d: e\n");
  }

  /** eemeli/yaml#711: an empty text before a comment. */
  @Test
  void emptyTextBeforeAComment() {
    assertThat(
            FormattedText.of("a:\n    b: |5\n    #c\n    d: |\n    #e\n", FormatOptions.STANDARD))
        .isEqualTo("a:\n  b: |5\n  #c\n  d: |\n  #e\n");
  }

  /** Boeing/config-file-validator#644: what looks like a marker is a part of a text. */
  @Test
  void whatLooksLikeAMarker() {
    for (String text : new String[] {"-:\n- 0\n---\"0:\n", "a:\n  b\n  --- c\n", "- a\n  ---\n"}) {
      Formatting.Result result = Formatting.of(text, FormatOptions.STANDARD);
      String after = TextEdit.apply(text, result.edits());
      assertThat(TextEdit.apply(after, Formatting.of(after, FormatOptions.STANDARD).edits()))
          .isEqualTo(after);
    }
  }
}
