package io.github.taskfilels.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextDifferenceTest {
  @Test
  void whatIsBeforeStaysAndWhatIsBehindMoves() {
    TextDifference difference = TextDifference.between("one two three", "one 22222 three");
    assertThat(difference).isEqualTo(new TextDifference(4, 7, 9));
    assertThat(difference.moved(new TextRange(0, 3))).isEqualTo(new TextRange(0, 3));
    assertThat(difference.moved(new TextRange(8, 13))).isEqualTo(new TextRange(10, 15));
    assertThat(difference.moved(new TextRange(4, 7))).isNull();
    assertThat(difference.moved(new TextRange(0, 13))).isNull();
    assertThat(difference.moved(new TextRange(0, 4))).as("it ends where the edit is").isNull();
  }

  @Test
  void equalTextsMoveNothing() {
    assertThat(TextDifference.between("abc", "abc").moved(new TextRange(0, 3)))
        .isEqualTo(new TextRange(0, 3));
  }

  @Test
  void aMovedRangeHoldsTheSameText() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      String before = text(random);
      String after = text(random);
      int start = random.nextInt(before.length() + 1);
      TextRange range = new TextRange(start, start + random.nextInt(before.length() - start + 1));
      TextRange moved = TextDifference.between(before, after).moved(range);
      if (moved != null) {
        assertThat(moved.in(after)).as(before + " → " + after).isEqualTo(range.in(before));
      }
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(8); length > 0; length--) {
      text.append((char) ('a' + random.nextInt(2)));
    }
    return text.toString();
  }
}
