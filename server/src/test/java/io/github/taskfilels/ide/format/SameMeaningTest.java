package io.github.taskfilels.ide.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.taskfilels.yaml.YamlParser;
import org.junit.jupiter.api.Test;

/** The net below the formatter holds. */
class SameMeaningTest {
  private static final String TEXT = "a: &x !!str b # c\nd:\n  - |\n    e\n  - *x\n  - {f: 'g'}\n";

  private static boolean same(String before, String after) {
    return SameMeaning.of(YamlParser.parse(before), YamlParser.parse(after));
  }

  @Test
  void whiteSpaceAloneChangesNothing() {
    assertThat(same(TEXT, TEXT)).isTrue();
    assertThat(same(TEXT, "a:  &x !!str b   # c  \r\n\nd:\n- |\n e\n- *x\n- { f: 'g' }\n".strip()))
        .isTrue();
  }

  @Test
  void everythingElseIsSeen() {
    for (String[] change :
        new String[][] {
          {"    e\n", "    e\n      \n"},
          {"    e\n", "    e\n     f\n"},
          {"|", "|-"},
          {"|", ">"},
          {"'g'", "\"g\""},
          {"'g'", "g"},
          {"# c", "# d"},
          {" # c", ""},
          {"&x ", ""},
          {"!!str ", ""},
          {"- *x", "- x"},
          {"  - *x\n", ""},
          {"  - *x", "    - *x"},
          {"d:", "  d:"},
          {"d:", "d"}
        }) {
      assertThat(same(TEXT, TEXT.replace(change[0], change[1])))
          .as(change[0] + " to " + change[1])
          .isFalse();
    }
  }
}
