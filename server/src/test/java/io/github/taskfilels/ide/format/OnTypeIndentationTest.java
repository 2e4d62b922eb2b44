package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextEdit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a new line is indented to; {@code |} is the cursor. */
class OnTypeIndentationTest {
  private static final String WHOLE =
      "version: '3'\nvars: {A: [1,\n  2]}\ntasks:\n  a:\n    desc: \"x\n      y\"\n    cmds:\n"
          + "      - |\n        echo\n      - task: b\n        vars:\n          B: 1\n      - - x\n"
          + "    # c\n    deps:\n    - b\n";

  /** Enter was typed at the cursor, and the editor has put some spaces there. */
  private static void indents(FormatOptions options, String before, int columns) {
    String rest = before.contains("|>") ? before.substring(before.indexOf("|>") + 2) : "";
    String typed = before.contains("|>") ? before.substring(0, before.indexOf("|>")) : before;
    for (String spaces : List.of("", "  ", "\t", "         ")) {
      String text = typed + "\n" + spaces + rest;
      List<TextEdit> edits =
          OnTypeIndentation.afterNewLine(text, typed.length() + 1 + spaces.length(), options);
      assertThat(TextEdit.apply(text, edits))
          .as(before + " then '" + spaces + "'")
          .isEqualTo(typed + "\n" + (columns < 0 ? spaces : " ".repeat(columns)) + rest);
    }
  }

  private static void indents(String before, int columns) {
    indents(FormatOptions.STANDARD, before, columns);
  }

  @Test
  void belowAKey() {
    indents("tasks:", 2);
    indents("tasks:\n  a:", 4);
    indents("tasks:\n  a:\n    cmds:", 6);
    indents("tasks:\n  a: &x", 4);
    indents("tasks:\n  a: # why", 4);
    indents("tasks:\n    a:", 6);
    indents(FormatOptions.STANDARD.withIndent(4), "tasks:\n    a:", 8);
    indents("tasks:\n  a:\n    cmds:\n      - task: b\n        vars:", 10);
    indents("tasks:\n  a:|>\n  b: c\n", 4);
  }

  @Test
  void theNextKey() {
    indents("version: '3'", 0);
    indents("tasks:\n  a:\n    desc: b", 4);
    indents("tasks:\n  a:\n    desc: b # c", 4);
    indents("tasks:\n  a:\n    deps: [b, c]", 4);
    indents("tasks:\n  a:\n    desc: 'b'|>\n\n  b: c\n", 4);
    indents("tasks:\n  a:\n    des", 4);
    indents("tasks:\n  a:\n    vars: *x", 4);
  }

  @Test
  void theNextItem() {
    indents("tasks:\n  a:\n    cmds:\n      - echo a", 6);
    indents("tasks:\n  a:\n    cmds:\n    - echo a", 4);
    indents("tasks:\n  a:\n    cmds:\n      - task: b", 8);
    indents("tasks:\n  a:\n    cmds:\n      -", 8);
    indents("tasks:\n  a:\n    cmds:\n      - - b", 8);
  }

  /**
   * redhat-developer/yaml-language-server#1047 and #1258, emacs-lsp/lsp-mode#5112: what follows the
   * new line, and the spaces that the editor has put there, do not matter.
   */
  @Test
  void whatWasReportedOfOthers() {
    indents("hello:\n  - a|>\n\nworld: {}\n", 2);
    indents("asdf:\n  hjkl:|>\n  description: some content\n", 4);
    indents("test:\n  - hello\n  - world", 2);
  }

  @Test
  void compactLists() {
    FormatOptions compact = FormatOptions.STANDARD.withLists(FormatOptions.Lists.COMPACT);
    indents(compact, "tasks:\n  a:\n    cmds:", 4);
    indents(compact, "tasks:\n  a:\n    vars:", 6);
    indents("tasks:\n  a:\n    cmds:\n    - b\n  c:\n    deps:", 4);
  }

  @Test
  void blockScalarsAndWhatIsOpen() {
    indents("tasks:\n  a:\n    cmds:\n      - |", 8);
    indents("tasks:\n  a:\n    summary: >-", 6);
    indents("tasks:\n  a:\n    cmds:\n      - |\n        if x; then", -1);
    indents("tasks:\n  a:\n    deps: [", 6);
    indents("tasks:\n  a:\n    desc: \"b", 6);
  }

  @Test
  void whatPeopleChoseStays() {
    indents("tasks:\n  a:\n    desc: b\n", -1);
    indents("tasks:\n  a:\n    desc: b\n  # c", -1);
    indents("a: b\n---\nc:", -1);
    indents("", 0 - 1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyText(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder(WHOLE);
      for (int edit = random.nextInt(4); edit >= 0; edit--) {
        int at = random.nextInt(text.length() + 1);
        String piece =
            List.of(
                    "\n", "\r\n", "\t", "- ", ": ", "[", "\"", "|", "#", "? ", "---\n", "\uFEFF",
                    "😀")
                .get(random.nextInt(13));
        text.insert(at, piece);
      }
      int offset = random.nextInt(text.length() + 1);
      text.insert(offset, "\n");
      String typed = text.toString();
      List<TextEdit> edits =
          OnTypeIndentation.afterNewLine(typed, offset + 1, FormatOptions.STANDARD);
      assertThat(edits).hasSizeLessThan(2);
      assertThat(TextEdit.apply(typed, edits).replaceAll("[ \t]", ""))
          .isEqualTo(typed.replaceAll("[ \t]", ""));
    }
  }
}
