package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RangeIndexTest {
  private static final RangeIndex<TextRange> INDEX =
      new RangeIndex<>(
          List.of(new TextRange(2, 5), new TextRange(8, 9), new TextRange(8, 12), TextRange.at(20)),
          Function.identity());

  @Test
  void theElementThatCoversARange() {
    assertThat(INDEX.covering(new TextRange(2, 5))).isEqualTo(new TextRange(2, 5));
    assertThat(INDEX.covering(TextRange.at(5))).isEqualTo(new TextRange(2, 5));
    assertThat(INDEX.covering(TextRange.at(20))).isEqualTo(TextRange.at(20));
  }

  @Test
  void theLongestOfThoseThatBeginAtOnePlace() {
    assertThat(INDEX.covering(new TextRange(8, 11))).isEqualTo(new TextRange(8, 12));
  }

  @Test
  void noneWhereNoElementCoversAll() {
    assertThat(INDEX.covering(TextRange.at(1))).isNull();
    assertThat(INDEX.covering(new TextRange(4, 6))).isNull();
    assertThat(INDEX.covering(TextRange.at(7))).isNull();
    assertThat(new RangeIndex<TextRange>(List.of(), Function.identity()).covering(TextRange.at(0)))
        .isNull();
  }
}
