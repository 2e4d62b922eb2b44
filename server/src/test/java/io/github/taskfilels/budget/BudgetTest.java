package io.github.taskfilels.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BudgetTest {
  private static final Limits SMALL = new Limits(1_000, 10_000, 60_000);

  @Test
  void nothingIsLimitedWithoutOne() {
    assertThatCode(
            () -> {
              Budget.steps(Long.MAX_VALUE);
              Budget.text(Long.MAX_VALUE);
            })
        .doesNotThrowAnyException();
  }

  @Test
  void stepsAndTextAreTakenUntilTheLimit() {
    try (Budget _ = Budget.open(SMALL)) {
      Budget.steps(1_000);
      assertThatThrownBy(Budget::step)
          .isInstanceOf(BudgetSpentException.class)
          .hasMessage("it takes more than 1000 steps");
    }
    try (Budget _ = Budget.open(SMALL)) {
      Budget.text(10_000);
      assertThatThrownBy(() -> Budget.text(1))
          .isInstanceOf(BudgetSpentException.class)
          .hasMessage("it makes more than 10000 characters of text");
    }
    Budget.steps(1_001);
  }

  @Test
  void whatIsSpentStaysSpent() {
    try (Budget _ = Budget.open(SMALL)) {
      assertThatThrownBy(() -> Budget.steps(2_000)).isInstanceOf(BudgetSpentException.class);
      assertThatThrownBy(Budget::step).isInstanceOf(BudgetSpentException.class);
    }
  }

  @Test
  void anInnerOneTakesFromTheOuterOne() {
    try (Budget _ = Budget.open(SMALL)) {
      for (int i = 0; i < 2; i++) {
        try (Budget _ = Budget.open(SMALL)) {
          Budget.steps(500);
        }
      }
      try (Budget _ = Budget.openApart()) {
        Budget.steps(5_000);
      }
      assertThatThrownBy(Budget::step).isInstanceOf(BudgetSpentException.class);
    }
  }

  @Test
  void aCancelledOneEndsSoonApartFromItsBudgetToo() {
    AtomicBoolean cancelled = new AtomicBoolean();
    try (Budget _ = Budget.openUntil(cancelled::get);
        Budget _ = Budget.openApart()) {
      Budget.steps(10_000);
      cancelled.set(true);
      assertThatThrownBy(() -> Budget.steps(10_000)).isInstanceOf(CancellationException.class);
    }
  }

  @Test
  void ofAnotherThreadIsAnother() throws InterruptedException {
    try (Budget _ = Budget.open(SMALL)) {
      AtomicBoolean limited = new AtomicBoolean();
      Thread other =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      Budget.steps(5_000);
                    } catch (BudgetSpentException e) {
                      limited.set(true);
                    }
                  });
      other.join();
      assertThat(limited).isFalse();
    }
  }
}
