package io.github.taskfilels.run.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEvent;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
  private final RunSummaryCollector collector = new RunSummaryCollector(false);
  private long seq;
  private long time;

  private void queued(int node, String task, int parent) {
    collector.accept(new RunEvent.NodeQueued(++seq, seq, node, task, parent, Reason.DEP, ""));
  }

  private void waiting(int node, Integer... on) {
    collector.accept(new RunEvent.NodeWaiting(++seq, seq, node, "", ImmutableList.copyOf(on)));
  }

  private void joined(int node, int owner) {
    collector.accept(new RunEvent.NodeJoined(++seq, seq, node, "", owner));
  }

  private void ended(int node, long active, Outcome outcome) {
    collector.accept(new RunEvent.NodeReady(++seq, seq, node, ""));
    collector.accept(new RunEvent.NodeResumed(++seq, time, node, ""));
    time += active;
    collector.accept(new RunEvent.NodeEnded(++seq, time, node, "", outcome, active, active));
  }

  private RunSummary summary(Outcome outcome, long millis) {
    collector.accept(
        new RunEvent.RunEnded(++seq, seq, new RunResult(outcome, millis, ImmutableList.of())));
    return collector.summary().orElseThrow();
  }

  @Test
  void theCriticalPathGoesThroughParallelDepsAndSequentialCalls() {
    queued(1, "build", 0);
    queued(2, "gen", 1);
    queued(3, "slow", 1);
    waiting(1, 2, 3);
    ended(2, 100, Outcome.SUCCEEDED);
    ended(3, 900, Outcome.SUCCEEDED);
    queued(4, "pack", 1);
    waiting(1, 4);
    ended(4, 300, Outcome.SUCCEEDED);
    ended(1, 50, Outcome.SUCCEEDED);
    RunSummary summary = summary(Outcome.SUCCEEDED, 1300);
    assertThat(summary.criticalPath())
        .containsExactly(
            new RunSummary.Timed("slow", 900),
            new RunSummary.Timed("pack", 300),
            new RunSummary.Timed("build", 50));
    assertThat(summary.criticalMillis()).isEqualTo(1250);
  }

  @Test
  void aRunOnceTaskCountsOnceAndHoldsUpOnlyThoseWhoWaitedForIt() {
    queued(1, "all", 0);
    queued(2, "x", 1);
    queued(3, "y", 1);
    waiting(1, 2, 3);
    queued(4, "gen", 2);
    waiting(2, 4);
    queued(5, "gen", 3);
    joined(5, 4);
    waiting(3, 5);
    ended(4, 500, Outcome.SUCCEEDED);
    ended(5, 0, Outcome.SUCCEEDED);
    ended(2, 10, Outcome.SUCCEEDED);
    ended(3, 20, Outcome.SUCCEEDED);
    queued(6, "gen", 1);
    joined(6, 4);
    waiting(1, 6);
    ended(6, 0, Outcome.SUCCEEDED);
    ended(1, 1, Outcome.SUCCEEDED);
    RunSummary summary = summary(Outcome.SUCCEEDED, 600);
    assertThat(summary.counts()).containsEntry(Outcome.Status.SUCCEEDED, 4);
    assertThat(summary.criticalPath())
        .containsExactly(
            new RunSummary.Timed("gen", 500),
            new RunSummary.Timed("y", 20),
            new RunSummary.Timed("all", 1));
  }

  @Test
  void theTextSaysWhatFailedAndWhatWasNotRun() {
    queued(1, "a", 0);
    queued(2, "b", 1);
    queued(3, "c", 1);
    waiting(1, 2, 3);
    ended(2, 0, Outcome.upToDate("sources"));
    ended(3, 1500, Outcome.failed(Failure.other("exit status 1")));
    ended(1, 20, Outcome.failed(Failure.other("needs c")));
    assertThat(summary(Outcome.failed(Failure.other("needs c")), 2000).text(Colors.OFF))
        .isEqualTo(
            """
            failed in 2.00 s: 2 failed, 1 up to date
              lower bound 1.52 s: work 1.52 s on any number of workers, critical path 1.52 s
              failed: c: exit status 1
              failed: a: needs c
              critical path: c 1.50 s > a 0.02 s
              slowest: c 1.50 s, a 0.02 s
              not run: b (sources)
            """);
  }

  @Test
  void aFailureIsToldOnceWhereItHappened() {
    Failure bad = Failure.other("exit status 3").ofTask("task: Failed to run task \"bad\": ");
    Failure needs = bad.ofTask("task: Failed to run task \"a\": ");
    queued(1, "a", 0);
    queued(2, "bad", 1);
    queued(3, "bad", 1);
    waiting(1, 2, 3);
    ended(2, 10, Outcome.failed(bad));
    ended(3, 10, Outcome.failed(bad));
    ended(1, 0, Outcome.failed(needs));
    assertThat(summary(Outcome.failed(needs), 20).failures())
        .containsExactly(new RunSummary.Told("bad", "exit status 3"));
  }

  @Test
  void whatRanInThisRunIsNotCalledUpToDate() {
    queued(1, "a", 0);
    queued(2, "gen", 1);
    ended(2, 10, Outcome.SUCCEEDED);
    queued(3, "gen", 1);
    ended(3, 1, Outcome.upToDate("sources"));
    queued(4, "old", 1);
    ended(4, 1, Outcome.upToDate("sources"));
    queued(5, "old", 1);
    ended(5, 1, Outcome.upToDate("sources"));
    ended(1, 1, Outcome.SUCCEEDED);
    RunSummary summary = summary(Outcome.SUCCEEDED, 20);
    assertThat(summary.passedOver()).containsExactly(new RunSummary.Told("old", "sources"));
    assertThat(summary.counts())
        .containsEntry(Outcome.Status.SUCCEEDED, 2)
        .containsEntry(Outcome.Status.UP_TO_DATE, 2);
  }

  @Test
  void theLowerBoundIsTheCriticalPathOrTheWorkOfAllWorkers() {
    collector.accept(new RunEvent.RunStarted(++seq, seq, "id", ImmutableList.of("all"), 2, "bash"));
    queued(1, "all", 0);
    queued(2, "a", 1);
    queued(3, "b", 1);
    queued(4, "c", 1);
    waiting(1, 2, 3, 4);
    ended(2, 1000, Outcome.SUCCEEDED);
    ended(3, 1000, Outcome.SUCCEEDED);
    ended(4, 1000, Outcome.SUCCEEDED);
    ended(1, 100, Outcome.SUCCEEDED);
    RunSummary summary = summary(Outcome.SUCCEEDED, 2100);
    assertThat(summary.criticalMillis()).isEqualTo(1100);
    assertThat(summary.workMillis()).isEqualTo(3100);
    assertThat(summary.lowerBound()).isEqualTo(1550);
  }

  /** Two servers and a task on one slot, which the servers do not use once they are up. */
  @Test
  void aSlotThatIsLentIsNotTaken() {
    collector.accept(new RunEvent.RunStarted(++seq, 0, "id", ImmutableList.of("all"), 1, "bash"));
    queued(1, "all", 0);
    queued(2, "web", 1);
    queued(3, "api", 1);
    waiting(1, 2, 3);
    works(0, 2);
    lends(100, 2);
    works(100, 3);
    lends(300, 3);
    takesBack(350, 3);
    lends(400, 3);
    takesBack(1000, 2);
    takesBack(1010, 3);
    ends(1000, 2);
    ends(1020, 3);
    RunSummary summary = summary(Outcome.SUCCEEDED, 1020);
    assertThat(summary.workMillis()).isEqualTo(100 + 200 + 50 + 10);
    assertThat(summary.lent())
        .containsExactly(new RunSummary.Timed("web", 900), new RunSummary.Timed("api", 660));
    assertThat(summary.text(Colors.OFF)).contains("\n  lent their slots: web 0.90 s, api 0.66 s\n");
  }

  private void works(long at, int node) {
    collector.accept(new RunEvent.NodeReady(++seq, at, node, ""));
    collector.accept(new RunEvent.NodeStarted(++seq, at, node, ""));
  }

  private void lends(long at, int node) {
    collector.accept(new RunEvent.SlotLent(++seq, at, node, ""));
  }

  private void takesBack(long at, int node) {
    collector.accept(new RunEvent.SlotTakenBack(++seq, at, node, ""));
  }

  private void ends(long at, int node) {
    collector.accept(new RunEvent.NodeEnded(++seq, at, node, "", Outcome.SUCCEEDED, at, at));
  }

  @Test
  void requestedTasksThatRanOneAfterTheOtherAreOneChain() {
    queued(1, "a", 0);
    ended(1, 100, Outcome.SUCCEEDED);
    queued(2, "b", 0);
    ended(2, 30, Outcome.SUCCEEDED);
    assertThat(summary(Outcome.SUCCEEDED, 140).criticalPath())
        .containsExactly(new RunSummary.Timed("a", 100), new RunSummary.Timed("b", 30));
  }

  @Test
  void aRunOfOneTaskNeedsOneLine() {
    queued(1, "a", 0);
    ended(1, 20, Outcome.SUCCEEDED);
    assertThat(summary(Outcome.SUCCEEDED, 30).text(Colors.OFF))
        .isEqualTo("done in 0.03 s: 1 succeeded\n");
  }

  @Test
  void theLogIsOneObjectPerLine() {
    StringWriter writer = new StringWriter();
    JsonLines lines = new JsonLines(writer);
    lines.accept(new RunEvent.NodeStarted(1, 2, 3, "a"));
    lines.accept(new RunEvent.NodeReady(2, 2, 3, "a\nb"));
    assertThat(writer.toString())
        .isEqualTo(
            "{\"seq\":1,\"at\":2,\"event\":\"nodeStarted\",\"node\":3,\"task\":\"a\"}\n"
                + "{\"seq\":2,\"at\":2,\"event\":\"nodeReady\",\"node\":3,\"task\":\"a\\nb\"}\n");
  }
}
