package io.github.taskfilels.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeapKeeperTest {
  private static final long MIB = 1L << 20;

  @Test
  void collectsTheRarerTheMoreIsUsed() {
    assertThat(HeapKeeper.limit(0)).isEqualTo(24 * MIB);
    assertThat(HeapKeeper.limit(30 * MIB)).isEqualTo(54 * MIB);
    assertThat(HeapKeeper.limit(400 * MIB)).isEqualTo(600 * MIB);
  }
}
