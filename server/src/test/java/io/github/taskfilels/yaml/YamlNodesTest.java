package io.github.taskfilels.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Streams;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlNodesTest {
  private static List<String> scalars(String text) {
    return Streams.stream(YamlNodes.from(YamlParser.parse(text).root()))
        .filter(YamlScalar.class::isInstance)
        .map(node -> ((YamlScalar) node).value())
        .toList();
  }

  @Test
  void inTheOrderOfTheDocument() {
    assertThat(scalars("a: [b, {c: d}]\n? [e]\n: f\ng: &x h\ni: *x\n"))
        .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i");
  }

  @Test
  void aNodeComesBeforeThoseInIt() {
    assertThat(YamlNodes.from(YamlParser.parse("- [a]\n- b\n").root()))
        .hasSize(4)
        .first()
        .isInstanceOf(YamlSequence.class);
  }
}
