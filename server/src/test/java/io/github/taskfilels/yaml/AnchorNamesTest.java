package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the strict judge accepts and Task's library does not, as Task 3.53.1 showed. */
class AnchorNamesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &git+opts {b: c}|+",
        "a: &größe b|ö",
        "a: &x b\\nc: [*x, *x/y]|/",
        "a: &x b\\n? *x§\\n: c|§",
        "a: !!str &x$ b|$"
      })
  void otherCharactersAreRefused(String text, String wrong) {
    YamlTree tree = YamlParser.parse(text.translateEscapes() + "\n");
    assertThat(SyntaxCheck.of(tree))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.range().in(tree.text())).isEqualTo(wrong);
              assertThat(error.message()).contains("cannot be part of the name of an anchor");
            });
  }

  @Test
  void lettersDigitsAndTwoSignsAreFine() {
    YamlTree tree =
        YamlParser.parse("a: &a_B-9 b\nc: [*a_B-9]\n'd': '&x+ *y+'\ne: {? *a_B-9 : f}\n");
    assertThat(SyntaxCheck.of(tree)).isEmpty();
  }
}
