package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.text.TextEdit;
import org.junit.jupiter.api.Test;

/** The sections of a file in the order of the style guide. */
class RootOrderTest {
  private static final FormatOptions ORDERED =
      new FormatOptions(2, FormatOptions.Lists.AUTO, 1, true, true, true, null);

  private static void formats(String before, String after) {
    assertThat(TextEdit.apply(before, Formatting.of(before, ORDERED).edits())).isEqualTo(after);
    assertThat(Formatting.of(after, ORDERED).edits()).isEmpty();
  }

  private static void stays(String text) {
    formats(text, text);
  }

  @Test
  void sectionsMoveWithTheCommentsAboveThem() {
    formats(
        """
        # the file

        # what to do
        tasks:
          a: |
            echo a
          # behind a

        # what it is
        # made of
        vars: {A: 1}
        env: {B: 2}
        silent: true
        includes: {c: ./c}
        version: '3'
        """,
        """
        # the file

        version: '3'
        includes: {c: ./c}
        silent: true

        # what it is
        # made of
        vars: {A: 1}
        env: {B: 2}

        # what to do
        tasks:
          a: |
            echo a
          # behind a
        """);
  }

  @Test
  void whatHasAReasonStays() {
    String aliased = "x: &x {A: 1}\n\ntasks:\n  a: b\n\nversion: '3'\n\nvars: *x\n";
    stays(aliased);
    stays("tasks:\n  a: b\n\nversion: '3'\n---\nc: d\n");
    // The end of the text is the end of this text.
    stays("tasks:\n  a: b\n\nversion: |\n  3");
    stays("# only\n");
    stays("version: '3'\n\ntasks: {}\n");
  }

  @Test
  void itIsOffUnlessItIsWanted() {
    String text = "tasks: {}\nversion: '3'\n";
    assertThat(Formatting.of(text, FormatOptions.STANDARD).edits()).isEmpty();
  }
}
