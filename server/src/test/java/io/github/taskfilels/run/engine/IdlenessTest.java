package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdlenessTest {
  private static final long MILLI = 1_000_000;

  private final Idleness idleness = new Idleness(0);
  private long clock;
  private long used;

  /** The next look, after some milliseconds in which so many were used. */
  private boolean look(long millis, double milliseconds) {
    clock += millis * MILLI;
    used += (long) (milliseconds * MILLI);
    return idleness.look(clock, used);
  }

  /** Looks every 25 ms until the answer is this one; gives the milliseconds since now. */
  private long until(boolean idle, double usedEachTime) {
    long begin = clock;
    while (look(25, usedEachTime) != idle) {
      assertThat(clock - begin).as("it comes to that").isLessThan(60_000 * MILLI);
    }
    return (clock - begin) / MILLI;
  }

  @Test
  void whatUsesNothingIsIdleAfterAWhile() {
    assertThat(until(true, 0)).isEqualTo(100);
  }

  @Test
  void theStartOfAProgramIsAlmostNothing() {
    assertThat(look(25, 8)).isFalse();
    assertThat(until(true, 0)).isEqualTo(75);
  }

  @Test
  void whatWorksIsNotIdleHoweverLongItTakes() {
    for (int i = 0; i < 1000; i++) {
      assertThat(look(25, 25)).isFalse();
    }
  }

  @Test
  void aFifthOfAProcessorIsWork() {
    for (int i = 0; i < 1000; i++) {
      assertThat(look(25, 5)).isFalse();
    }
  }

  @Test
  void aTwentiethOfAProcessorIsAlmostNothing() {
    until(true, 1.25);
    for (int i = 0; i < 1000; i++) {
      assertThat(look(25, 1.25)).isTrue();
    }
  }

  @Test
  void whoWorksAgainIsNotIdleAtOnce() {
    until(true, 0);
    assertThat(look(25, 25)).isFalse();
  }

  @Test
  void whoWorksALittleAgainIsNotIdleSoon() {
    until(true, 0);
    assertThat(until(false, 6)).isLessThanOrEqualTo(100);
  }

  @Test
  void whoHasWorkedAgainHasToBeQuietTwiceAsLongEachTimeButNotForEver() {
    long first = until(true, 0);
    until(false, 25);
    assertThat(until(true, 0)).isEqualTo(2 * first);
    until(false, 25);
    assertThat(until(true, 0)).isEqualTo(4 * first);
    for (int i = 0; i < 10; i++) {
      until(false, 25);
      assertThat(until(true, 0)).isLessThanOrEqualTo(3000);
    }
  }

  /** It may have done nothing for ten seconds, and work just now. */
  @Test
  void whatWasNotLookedAtForLongIsLookedAtAnew() {
    assertThat(look(10_000, 5)).isFalse();
    assertThat(until(true, 0)).isEqualTo(100);
  }

  @Test
  void whatIsIdleMayBeLookedAtRarely() {
    until(true, 0);
    for (int i = 0; i < 100; i++) {
      assertThat(look(1000, 50)).isTrue();
    }
    assertThat(look(1000, 500)).isFalse();
  }
}
