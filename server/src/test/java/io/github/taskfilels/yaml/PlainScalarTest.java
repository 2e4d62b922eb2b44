package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PlainScalarTest {
  private static final String LETTERS = "aZx09_-./: #,[]{}'\"&*!|>%@`\n\té";

  @Test
  void whatNeedsNoQuotes() {
    assertThat(PlainScalar.isPlain("build", false)).isTrue();
    assertThat(PlainScalar.isPlain("docs:build-2", true)).isTrue();
    assertThat(PlainScalar.isPlain("::docs:build", false)).isTrue();
    assertThat(PlainScalar.isPlain(": build", false)).isFalse();
    assertThat(PlainScalar.isPlain("a: b", false)).isFalse();
    assertThat(PlainScalar.isPlain("a:", false)).isFalse();
    assertThat(PlainScalar.isPlain(":a", true)).isFalse();
    assertThat(PlainScalar.isPlain("", false)).isFalse();
  }

  @Test
  void whatIsPlainIsReadAsItIs() {
    Random random = new Random(18);
    int plain = 0;
    for (int round = 0; round < 20_000; round++) {
      StringBuilder word = new StringBuilder();
      int wild = random.nextInt(3) == 0 ? LETTERS.length() : 10;
      for (int i = random.nextInt(8); i >= 0; i--) {
        word.append(LETTERS.charAt(random.nextInt(wild)));
      }
      for (boolean inFlow : new boolean[] {true, false}) {
        if (PlainScalar.isPlain(word.toString(), inFlow)) {
          plain++;
          String text = inFlow ? "a: [" + word + ", b]" : "a: " + word + "\n";
          assertThat(read(text, inFlow)).as(text).isEqualTo(word.toString());
          assertThat(SyntaxCheck.strict(YamlParser.parse(text))).as(text).isEmpty();
        }
      }
    }
    assertThat(plain).isGreaterThan(5_000);
  }

  private static String read(String text, boolean inFlow) {
    YamlNode value = ((YamlMapping) YamlParser.parse(text).root()).entries().getFirst().value();
    YamlNode read = inFlow ? ((YamlSequence) value).items().getFirst().value() : value;
    return ((YamlScalar) read).value();
  }
}
