package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static List<String> names(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
  }

  @Test
  void aShortOneIsWhole() {
    assertThat(Chain.text(names(3), " → ")).isEqualTo("1 → 2 → 3");
    assertThat(Chain.text(names(20), ">")).endsWith("18>19>20").doesNotContain("…");
    assertThat(Chain.text(List.of(), ">")).isEmpty();
  }

  @Test
  void ofALongOneTheMiddleIsCounted() {
    assertThat(Chain.text(names(21), ">")).endsWith("15>16>17>… (1 more)>19>20>21");
    assertThat(Chain.text(names(5_000), ">"))
        .startsWith("1>2>")
        .endsWith(">16>17>… (4980 more)>4998>4999>5000");
  }
}
