package io.github.taskfilels.cli.edit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.text.TextEdit;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LineDiffTest {
  @Test
  void onlyTheLinesThatDiffer() {
    assertThat(UnifiedDiff.of("f", "a\nb\nc\nd\n", LineDiff.of("a\nb\nc\nd\n", "a\nx\nc\nd\ny\n")))
        .isEqualTo("--- f\n+++ f\n@@ -1,4 +1,5 @@\n a\n-b\n+x\n c\n d\n+y\n");
    assertThat(LineDiff.of("a\n", "a\n")).isEmpty();
  }

  @Test
  @Timeout(120)
  void theEditsMakeTheOtherText() {
    long seed = 18;
    Random random = new Random(seed);
    for (int round = 0; round < 3_000; round++) {
      String before = text(random);
      String after = text(random);
      ImmutableList<TextEdit> edits = LineDiff.of(before, after);
      assertThat(TextEdit.apply(before, edits)).as("seed %s:\n%s", seed, before).isEqualTo(after);
      long lines = before.lines().count() + after.lines().count();
      assertThat(size(before, edits)).isLessThanOrEqualTo(lines);
    }
    String one = "a\n".repeat(5_000);
    String other = "b\n".repeat(5_000);
    assertThat(LineDiff.of(one, other)).hasSize(1);
  }

  private static long size(String before, List<TextEdit> edits) {
    return edits.stream()
        .mapToLong(e -> e.range().in(before).lines().count() + e.newText().lines().count())
        .sum();
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append("abc".charAt(random.nextInt(3))).append('\n');
    }
    return random.nextBoolean() ? text.append('z').toString() : text.toString();
  }
}
