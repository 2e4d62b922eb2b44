package io.github.taskfilels.ide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void codeHasAFenceThatIsLongerThanAnyInIt() {
    assertThat(Markdown.code("a")).isEqualTo("`a`");
    assertThat(Markdown.code("a`b")).isEqualTo("``a`b``");
    assertThat(Markdown.code("a`` ![x](https://example.org/p.png) ``b"))
        .isEqualTo("```a`` ![x](https://example.org/p.png) ``b```");
    assertThat(Markdown.code("`a")).isEqualTo("`` `a ``");
    assertThat(Markdown.code(" a ")).isEqualTo("`  a  `");
    assertThat(Markdown.code("a\n\n# b\u001b")).isEqualTo("`a  # b\\x1b`");
    assertThat(Markdown.code("")).isEqualTo("`  `");
  }

  @Test
  void noFenceOfAnyTextIsClosedInIt() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        text.append("`` x\n!".charAt(random.nextInt(6)));
      }
      String code = Markdown.code(text.toString());
      int fence = 0;
      while (code.charAt(fence) == '`') {
        fence++;
      }
      String inside = code.substring(fence, code.length() - fence);
      assertThat(inside).as("seed " + seed).doesNotContain("`".repeat(fence), "\n");
      assertThat(inside).as("seed " + seed).doesNotStartWith("`").doesNotEndWith("`");
    }
  }

  @Test
  void textIsReadAsText() {
    assertThat(Markdown.text("![x](https://example.org)"))
        .isEqualTo("\\!\\[x\\](https\\://example\\.org)");
    assertThat(Markdown.text("<img src=x> www.example.org me@example.org &copy; $(zap)"))
        .isEqualTo("\\<img src=x\\> www\\.example\\.org me\\@example\\.org \\&copy; \\$(zap)");
    assertThat(Markdown.text("a\r\n\n    b\n- c\n1. d\n==="))
        .isEqualTo("a  \n  \n\u00a0\u00a0\u00a0\u00a0b  \n\\- c  \n1\\. d  \n\\===");
    assertThat(Markdown.text("\u001b]8;;https://x\u0007")).doesNotContain("\u001b", "\u0007");
  }
}
