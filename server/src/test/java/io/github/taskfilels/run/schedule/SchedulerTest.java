package io.github.taskfilels.run.schedule;

import static io.github.taskfilels.run.Outcome.Status.CANCELLED;
import static io.github.taskfilels.run.Outcome.Status.FAILED;
import static io.github.taskfilels.run.Outcome.Status.SUCCEEDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallIdentity;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.NodeTimes;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.schedule.Simulation.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulerTest {
  private static Action work(long millis) {
    return new Action.Work(millis);
  }

  private static Action calls(String... tasks) {
    return new Action.Calls(false, List.of(tasks));
  }

  private static Action failFast(String... tasks) {
    return new Action.Calls(true, List.of(tasks));
  }

  private static Action once() {
    return new Action.Once();
  }

  private static Action fail() {
    return new Action.Fail();
  }

  private static Action defer(String task) {
    return new Action.Deferred(task);
  }

  @Test
  void depsRunTogetherAndTheTaskAfterThem() {
    Simulation run =
        new Simulation(4)
            .task("build", calls("a", "b"), work(5))
            .task("a", work(10))
            .task("b", work(20))
            .run("build");
    assertThat(run.began).containsExactly("a", "b", "build");
    assertThat(run.makespan()).isEqualTo(25);
    assertThat(run.end).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void onePoolSlotIsEnoughForAnyDepthOfDepsAndCalls() {
    Simulation run =
        new Simulation(1)
            .task("a", calls("b", "c"), calls("d"), work(1))
            .task("b", calls("c"), work(1))
            .task("c", calls("d"), calls("d"), work(1))
            .task("d", work(1))
            .run("a");
    assertThat(run.end.well()).isTrue();
    assertThat(run.mostWorking).isEqualTo(1);
  }

  @Test
  void aTaskThatWaitsHoldsNoSlot() {
    Simulation run =
        new Simulation(2)
            .task("all", calls("a", "b", "c"))
            .task("a", calls("slow"), work(1))
            .task("slow", work(50))
            .task("b", work(10))
            .task("c", work(10))
            .run("all");
    assertThat(run.began).containsExactly("b", "slow", "c", "a");
    assertThat(run.makespan()).isEqualTo(51);
  }

  @Test
  void aRunOnceTaskRunsOnceAndAllGetItsResult() {
    Simulation run =
        new Simulation(3)
            .task("all", calls("x", "y"), calls("gen"))
            .task("x", calls("gen"), work(1))
            .task("y", calls("gen"), work(1))
            .task("gen", once(), work(5), fail())
            .run("all");
    assertThat(run.began).containsExactly("gen");
    assertThat(run.endedAs(FAILED)).containsExactlyInAnyOrder("gen", "gen", "x", "y", "all");
  }

  @Test
  void aKeyKnownBeforeNeedsNoExpansion() {
    Scheduler scheduler = new Scheduler(Plan.UNKNOWN, 2, ReadyOrder.DECLARED);
    Call call =
        Call.of("gen", Reason.DEP, () -> (_, _) -> Step.done(Outcome.SUCCEEDED)).once("gen");
    scheduler.apply(new SchedulerEvent.Begin(0, root()));
    List<SchedulerCommand> commands =
        scheduler.apply(new SchedulerEvent.Stepped(0, 0, Step.await(ImmutableList.of(call, call))));
    assertThat(commands).contains(new SchedulerCommand.Join(2, 1));
    commands = scheduler.apply(new SchedulerEvent.Stepped(7, 1, Step.done(Outcome.SUCCEEDED)));
    assertThat(commands)
        .contains(new SchedulerCommand.End(2, Outcome.SUCCEEDED, new NodeTimes(0, -1, 7, 0)));
  }

  /** The first call of {@code gen} belongs to a task that is cancelled by its other dependency. */
  @Test
  void whoOnlyWaitsForTheSameCallTakesItsPlaceIfThatIsCancelledBeforeItDidAnything() {
    Simulation run =
        new Simulation(1)
            .known(true)
            .priorities(Map.of("quick", 9L, "other", 1L))
            .task("all", calls("first", "other"))
            .task("first", failFast("gen", "quick"))
            .task("quick", work(10), fail())
            .task("other", calls("gen", "gen"), work(1))
            .task("gen", once(), work(5))
            .run("all");
    assertThat(run.began).containsExactly("quick", "gen", "other");
    assertThat(run.endedAs(CANCELLED)).containsExactly("gen");
    assertThat(run.endedAs(SUCCEEDED)).containsExactlyInAnyOrder("gen", "gen", "other");
  }

  @Test
  void whoWaitsForACallThatHasBegunGetsItsEnd() {
    Simulation run =
        new Simulation(2)
            .known(true)
            .task("all", calls("first", "other"))
            .task("first", failFast("gen", "quick"))
            .task("quick", work(10), fail())
            .task("other", calls("gen"), work(1))
            .task("gen", once(), work(50))
            .run("all");
    assertThat(run.began).containsExactly("quick", "gen");
    assertThat(run.endedAs(CANCELLED)).containsExactlyInAnyOrder("gen", "gen", "other");
  }

  @Test
  void withoutFailfastTheOtherDepsRunOnAndTheFirstFailureInTimeCounts() {
    Simulation run =
        new Simulation(4)
            .task("a", calls("slow", "quick", "never"), work(1))
            .task("slow", work(50), fail())
            .task("quick", work(10), fail())
            .task("never", work(70))
            .run("a");
    assertThat(run.endedAs(SUCCEEDED)).containsExactly("never");
    assertThat(run.began).doesNotContain("a");
    assertThat(run.makespan()).isEqualTo(70);
  }

  @Test
  void withFailfastTheOthersAreEnded() {
    Simulation run =
        new Simulation(2)
            .task("a", failFast("slow", "quick", "waiting"))
            .task("slow", work(50))
            .task("quick", work(10), fail())
            .task("waiting", work(1))
            .run("a");
    assertThat(run.endedAs(CANCELLED)).containsExactlyInAnyOrder("slow", "waiting");
    assertThat(run.endedAs(FAILED)).containsExactly("quick", "a");
    assertThat(run.makespan()).isEqualTo(10);
  }

  @Test
  void aCancelEndsWhatRunsAndStartsNothingMore() {
    Simulation run =
        new Simulation(1)
            .task("a", calls("b", "c"), work(1))
            .task("b", work(50))
            .task("c", work(1))
            .cancelAt(20, false)
            .run("a");
    assertThat(run.endedAs(CANCELLED)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(run.began).containsExactly("b");
    assertThat(run.makespan()).isEqualTo(20);
  }

  @Test
  void aCancelLetsDefersRun() {
    Simulation run =
        new Simulation(1)
            .task("a", work(50), defer("cleanup"), work(50))
            .task("cleanup", work(5))
            .cancelAt(20, false)
            .run("a");
    assertThat(run.began).containsExactly("a", "cleanup");
    assertThat(run.endedAs(SUCCEEDED)).containsExactly("cleanup");
    assertThat(run.makespan()).isEqualTo(25);
  }

  @Test
  void aForcedCancelEndsDefersToo() {
    Simulation run =
        new Simulation(1)
            .task("a", fail(), defer("cleanup"))
            .task("cleanup", work(500))
            .cancelAt(20, true)
            .run("a");
    assertThat(run.endedAs(CANCELLED)).containsExactlyInAnyOrder("cleanup", "a");
    assertThat(run.makespan()).isEqualTo(20);
  }

  @Test
  void aTimeLimitEndsTheCallAndItsCallees() {
    Simulation run =
        new Simulation(2)
            .task("a", calls("slow"), work(1))
            .task("slow", calls("inner"))
            .task("inner", work(1000))
            .timeout("slow", 300)
            .run("a");
    assertThat(run.makespan()).isEqualTo(300);
    Failure failure = run.ends.get(2).failure();
    assertThat(failure)
        .isEqualTo(Failure.of(Failure.Kind.TIMEOUT, 124, "command timeout exceeded (300ms)"));
  }

  @Test
  void aJoinerGivesUpAtItsOwnLimitWithoutEndingTheOther() {
    Simulation run =
        new Simulation(2)
            .task("all", calls("x", "gen"))
            .task("x", calls("gen"))
            .task("gen", once(), work(100))
            .timeout("x", 30)
            .run("all");
    assertThat(run.endedAs(SUCCEEDED)).containsExactly("gen");
    assertThat(run.makespan()).isEqualTo(100);
  }

  @Test
  void aCycleThroughRunOnceIsRefusedWithItsPathInsteadOfHanging() {
    Simulation run =
        new Simulation(2)
            .task("a", once(), calls("b"), work(1))
            .task("b", once(), calls("c"), work(1))
            .task("c", once(), calls("b"), work(1))
            .run("a");
    assertThat(run.began).isEmpty();
    assertThat(run.end.failure())
        .extracting(Failure::cycle)
        .isEqualTo(ImmutableList.of("b", "c", "b"));
    assertThat(run.end.failure()).extracting(Failure::message).isEqualTo("task cycle: b -> c -> b");
  }

  @Test
  void aCycleAcrossTwoRequestsThatJoinEachOtherIsRefused() {
    Simulation run =
        new Simulation(2)
            .task("left", once(), work(1), calls("right"))
            .task("right", once(), work(1), calls("left"))
            .run("left", "right");
    assertThat(run.end.failure()).extracting(Failure::kind).isEqualTo(Failure.Kind.CYCLE);
  }

  @Test
  void aRunOnceTaskThatCallsItselfIsRefused() {
    Simulation run = new Simulation(1).task("a", once(), calls("a")).run("a");
    assertThat(run.end.failure()).extracting(Failure::cycle).isEqualTo(ImmutableList.of("a", "a"));
  }

  @Test
  void aCallWithTheIdentityOfACallerIsRefused() {
    Scheduler scheduler = new Scheduler(Plan.UNKNOWN, 2, ReadyOrder.DECLARED);
    Call a =
        Call.of("a", Reason.CALL, () -> (_, _) -> Step.done(Outcome.SUCCEEDED))
            .identifiedBy(CallIdentity.endless("a", "a X=1"));
    Call b =
        Call.of("b", Reason.CALL, () -> (_, _) -> Step.done(Outcome.SUCCEEDED))
            .identifiedBy(CallIdentity.endless("b", "b"));
    scheduler.apply(new SchedulerEvent.Begin(0, root()));
    scheduler.apply(new SchedulerEvent.Stepped(0, 0, Step.await(a)));
    scheduler.apply(new SchedulerEvent.Stepped(0, 1, Step.await(b)));
    List<SchedulerCommand> commands =
        scheduler.apply(new SchedulerEvent.Stepped(0, 2, Step.await(a)));
    assertThat(commands)
        .contains(
            new SchedulerCommand.End(
                3,
                Outcome.failed(Failure.cycle(ImmutableList.of("a", "b", "a"))),
                new NodeTimes(0, -1, 0, 0)));
  }

  @Test
  void anEndlessRecursionThatNobodyForesawEnds() {
    Simulation run = new Simulation(2).task("a", calls("b")).task("b", calls("a")).run("a");
    assertThat(run.end.failure())
        .extracting(Failure::message)
        .isEqualTo(
            "task cycle: a -> b -> a: no condition and no check has ended it in 1000 rounds");
  }

  @Test
  void soDoesOneThatBranches() {
    Simulation run = new Simulation(2).task("a", calls("a", "a")).run("a");
    assertThat(run.end.failure()).extracting(Failure::cycle).isEqualTo(ImmutableList.of("a", "a"));
  }

  @Test
  void aChainOfDifferentTasksMayBeAsLongAsItIs() {
    Simulation run = new Simulation(2);
    for (int i = 0; i < 3_000; i++) {
      run.task("t" + i, calls("t" + (i + 1), "leaf"));
    }
    run.task("t3000", work(1)).task("leaf", work(1)).run("t0");
    assertThat(run.end).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aCycleOfThePlanIsRefusedBeforeAnythingRuns() {
    Plan plan =
        new Plan(
            ImmutableList.of(
                new Plan.Planned("a", ImmutableList.of("b")),
                new Plan.Planned("b", ImmutableList.of("x", "c")),
                new Plan.Planned("x", ImmutableList.of()),
                new Plan.Planned("c", ImmutableList.of("b"))));
    Simulation run = new Simulation(2).plan(plan).task("a", work(1)).run("a");
    assertThat(run.refused).containsExactly(ImmutableList.of("b", "c", "b"));
    assertThat(run.trace).hasSize(1);
  }

  @Test
  void thousandsOfWaitersOfOneRunOnceTaskAreFine() {
    Simulation run = new Simulation(2).task("gen", once(), work(1));
    String[] names = new String[1500];
    for (int i = 0; i < names.length; i++) {
      names[i] = "t" + i;
      run.task(names[i], calls("gen"), work(1));
    }
    run.run(names);
    assertThat(run.end.well()).isTrue();
    assertThat(run.began).hasSize(1501).startsWith("gen");
  }

  @Test
  void theLongestWayGoesFirstThenDeclarationOrder() {
    Simulation run =
        new Simulation(1)
            .task("all", calls("b", "a", "long"))
            .task("a", work(1))
            .task("b", work(1))
            .task("long", work(9))
            .priorities(Map.of("long", 9L, "a", 1L, "b", 1L))
            .run("all");
    assertThat(run.began).containsExactly("long", "b", "a");
  }

  @Test
  void aStepOfANodeThatDoesNotWorkIsADefect() {
    Scheduler scheduler = new Scheduler(Plan.UNKNOWN, 1, ReadyOrder.DECLARED);
    scheduler.apply(new SchedulerEvent.Begin(0, root()));
    scheduler.apply(new SchedulerEvent.Stepped(0, 0, Step.done(Outcome.SUCCEEDED)));
    assertThatThrownBy(
            () -> scheduler.apply(new SchedulerEvent.Stepped(0, 0, Step.done(Outcome.SUCCEEDED))))
        .isInstanceOf(IllegalStateException.class);
  }

  private static Call root() {
    return Call.of("", Reason.REQUESTED, () -> (_, _) -> Step.done(Outcome.SUCCEEDED)).free();
  }
}
