package io.github.taskfilels.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEvent;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StallHintTest {
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private final StallHint hint =
      new StallHint(Duration.ofMillis(30), "-C 0 lets all run", told::add);
  private long seq;

  private void begin() {
    begin(2);
  }

  private void begin(int concurrency) {
    hint.accept(
        new RunEvent.RunStarted(++seq, 0, "id", ImmutableList.of("dev"), concurrency, "bash"));
    hint.accept(new RunEvent.NodeReady(++seq, 0, 3, "worker"));
  }

  private void end() {
    hint.accept(
        new RunEvent.RunEnded(++seq, 0, new RunResult(Outcome.SUCCEEDED, 1, ImmutableList.of())));
  }

  @Test
  void aTaskThatNeverGetsASlotIsTold() throws Exception {
    begin();
    assertThat(told.poll(20, TimeUnit.SECONDS))
        .isEqualTo("task: worker waits for one of 2 slots; -C 0 lets all run");
    end();
  }

  @Test
  void nothingIsToldOfAnyNumberOfSlots() throws Exception {
    begin(0);
    assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    end();
  }

  @Test
  void nothingIsToldWhenItGetsOneOrTheRunEnds() throws Exception {
    begin();
    hint.accept(new RunEvent.NodeResumed(++seq, 0, 3, "worker"));
    assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
    end();
    assertThat(told).isEmpty();
  }
}
