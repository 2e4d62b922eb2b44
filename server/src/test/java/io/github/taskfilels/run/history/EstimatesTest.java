package io.github.taskfilels.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.schedule.CriticalPath.Shape;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EstimatesTest {
  private static Shape task(String name, String kind) {
    return new Shape(name, ImmutableList.of(), ImmutableList.of(""), kind);
  }

  private static History history(long... millis) {
    ImmutableList.Builder<TaskTime> times = ImmutableList.builder();
    for (int i = 0; i < millis.length; i++) {
      times.add(new TaskTime("t" + i, "", millis[i], i));
    }
    return History.of(times.build());
  }

  private static Estimates estimates(History history, Shape... shapes) {
    return new Estimates(history, List.of(shapes), true);
  }

  @Test
  void theTaskItselfCountsThenItsKindThenTheUpperQuartile() {
    Shape known = task("t0", "make");
    Estimates estimates =
        estimates(history(10, 20, 30, 400), known, task("t1", "make"), task("new", "make"));
    assertThat(estimates.of(known)).isEqualTo(10);
    assertThat(estimates.of(task("new", "make"))).isEqualTo(15);
    assertThat(estimates.of(task("new", "lint"))).isEqualTo(400);
    assertThat(estimates.unknown("make")).isFalse();
    assertThat(estimates.unknown("lint")).isTrue();
  }

  @Test
  void withoutAnyTimesAllCountTheSame() {
    Estimates estimates = estimates(History.EMPTY);
    assertThat(Stream.of(task("a", "x"), task("b", "y")).map(estimates::of))
        .containsExactly(1_000L, 1_000L);
  }

  @Test
  void whatEndsInTheRunTellsOfOthersOfItsKind() {
    Estimates estimates = estimates(History.EMPTY);
    assertThat(estimates.learn("make", 50)).isTrue();
    assertThat(estimates.unknown("make")).isFalse();
    assertThat(estimates.of(task("b", "make"))).isEqualTo(50);
    assertThat(estimates.of(task("c", "lint"))).isEqualTo(50);
  }

  @Test
  void onlyAFactorOfTwoChangesWhatWasTold() {
    Estimates estimates = estimates(History.EMPTY);
    estimates.learn("make", 50);
    assertThat(estimates.learn("make", 70)).isFalse();
    assertThat(estimates.of(task("b", "make"))).isEqualTo(50);
    assertThat(estimates.learn("make", 480)).isTrue();
    assertThat(estimates.of(task("b", "make"))).isEqualTo(200);
  }

  @Test
  void whatEarlierRunsToldStays() {
    Shape known = task("t0", "make");
    Estimates estimates = estimates(history(10), known);
    assertThat(estimates.learn("make", 5_000)).isFalse();
    assertThat(estimates.of(known)).isEqualTo(10);
    assertThat(estimates.of(task("new", "make"))).isEqualTo(10);
  }

  @Test
  void whatLearnsNothingTellsNothing() {
    Estimates estimates = new Estimates(History.EMPTY, List.of(), false);
    assertThat(estimates.learn("make", 50)).isFalse();
    assertThat(estimates.of(task("b", "make"))).isEqualTo(1_000);
    assertThat(estimates.unknown("make")).isTrue();
  }
}
