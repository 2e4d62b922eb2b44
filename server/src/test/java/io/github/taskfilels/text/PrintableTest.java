package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {
  @Test
  void whatPeopleSeeCannotBeForged() {
    assertThat(Printable.text("a\u001b[31mb\rc\bd\u0000\u007f\u009b5m"))
        .isEqualTo("a\\x1b[31mb\\rc\\x08d\\x00\\x7f\\x9b5m");
    assertThat(Printable.text("abc\u202edcb\u2066x\u2069\u2028"))
        .isEqualTo("abc\\u202edcb\\u2066x\\u2069\\u2028");
  }

  @Test
  void jsonKeepsItsValues() {
    assertThat(Printable.json("{\n  \"a\u009bb\": \"c\u202e\u200f\u007fd\"\n}"))
        .isEqualTo("{\n  \"a\\u009bb\": \"c\\u202e\\u200f\\u007fd\"\n}");
    String plain = "{\"Größe\": \"\ud83d\udc69\u200d\ud83d\udcbb\"}\n";
    assertThat(Printable.json(plain)).isSameAs(plain);
  }

  @Test
  void linesAndTabsStayUnlessOneLineIsWanted() {
    assertThat(Printable.text("a\tb\r\nc\n")).isEqualTo("a\tb\nc\n");
    assertThat(Printable.line("a\tb\r\nc")).isEqualTo("a\\tb\\r\\nc");
  }

  @Test
  void ordinaryTextIsLeftAlone() {
    String text = "Größe \ud83d\udc69\u200d\ud83d\udcbb \u05d0 [x]: 'y' \\n";
    assertThat(Printable.line(text)).isSameAs(text);
  }
}
