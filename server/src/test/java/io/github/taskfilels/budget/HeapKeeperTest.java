package io.github.taskfilels.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapKeeperTest {
  private static final long MIB = 1L << 20;

  @Test
  void collectsTheRarerTheMoreIsUsed() {
    assertThat(HeapKeeper.limit(0, true)).isEqualTo(24 * MIB);
    assertThat(HeapKeeper.limit(30 * MIB, true)).isEqualTo(54 * MIB);
    assertThat(HeapKeeper.limit(400 * MIB, true)).isEqualTo(600 * MIB);
  }

  @Test
  void waitsForAPauseForAWhile() {
    assertThat(HeapKeeper.limit(30 * MIB, false)).isEqualTo(78 * MIB);
  }
}
