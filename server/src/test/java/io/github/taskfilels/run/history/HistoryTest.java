package io.github.taskfilels.run.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static TaskTime time(String task, String variant, long millis) {
    return new TaskTime(task, variant, millis, 0);
  }

  private static List<TaskTime> times(String task, long... millis) {
    List<TaskTime> times = new ArrayList<>();
    for (long one : millis) {
      times.add(new TaskTime(task, "", one, times.size()));
    }
    return times;
  }

  @Test
  void theMedianOfTheLastFiveCounts() {
    History history = History.of(times("build", 9000, 9000, 10, 20, 5000, 30, 40));
    assertThat(history.of("build", "")).hasValue(30);
  }

  @Test
  void otherVariablesAreBetterThanNothing() {
    History history =
        History.of(
            List.of(time("test", "a", 100), time("test", "b", 200), time("test", "c", 9000)));
    assertThat(history.of("test", "b")).hasValue(200);
    assertThat(history.of("test", "new")).hasValue(200);
    assertThat(history.of("test")).hasValue(200);
  }

  @Test
  void withoutAnyTimesNothingIsEstimated() {
    assertThat(History.EMPTY.of("a", "")).isEmpty();
  }

  @Test
  void whatDoesNotCountAnyMoreIsCompacted() {
    List<TaskTime> kept = History.compacted(times("a", 1, 2, 3, 4, 5, 6, 7), 100);
    assertThat(kept).extracting(TaskTime::millis).containsExactly(3L, 4L, 5L, 6L, 7L);
    assertThat(History.compacted(kept, 2)).extracting(TaskTime::millis).containsExactly(6L, 7L);
  }
}
