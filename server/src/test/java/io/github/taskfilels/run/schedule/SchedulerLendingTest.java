package io.github.taskfilels.run.schedule;

import static io.github.taskfilels.run.schedule.SchedulerPropertyTest.forSeeds;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.ReadyOrder;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.schedule.Simulation.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Nodes that lend their slots. {@link Simulation} checks in each run that nothing starts while all
 * slots are taken, and that none is free while somebody waits.
 */
class SchedulerLendingTest {
  private final Scheduler scheduler = new Scheduler(Plan.UNKNOWN, 2, ReadyOrder.DECLARED);

  private static Call call(String task) {
    return Call.of(task, Reason.DEP, () -> (_, _) -> Step.done(Outcome.SUCCEEDED));
  }

  /** Nodes 1, 2, 3 … of which the first two work. */
  private void begin(int tasks) {
    scheduler.apply(new SchedulerEvent.Begin(0, call("").free()));
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    for (int i = 1; i <= tasks; i++) {
      calls.add(call("t" + i));
    }
    scheduler.apply(new SchedulerEvent.Stepped(0, 0, Step.await(calls.build())));
  }

  private List<SchedulerCommand> lend(int node) {
    return scheduler.apply(new SchedulerEvent.Lend(1, node));
  }

  private List<SchedulerCommand> takeBack(int node) {
    return scheduler.apply(new SchedulerEvent.TakeBack(1, node));
  }

  /** The nodes that begin to work when one ends. */
  private List<Integer> startedByEndOf(int node) {
    return started(
        scheduler.apply(new SchedulerEvent.Stepped(2, node, Step.done(Outcome.SUCCEEDED))));
  }

  private static List<Integer> started(List<SchedulerCommand> commands) {
    return commands.stream()
        .filter(SchedulerCommand.Work.class::isInstance)
        .map(command -> ((SchedulerCommand.Work) command).node())
        .toList();
  }

  @Test
  void whoLendsLetsTheNextOneStart() {
    begin(5);
    assertThat(scheduler.waiting()).isEqualTo(3);
    List<SchedulerCommand> commands = lend(2);
    assertThat(commands.getFirst()).isEqualTo(new SchedulerCommand.Lent(2));
    assertThat(started(commands)).containsExactly(3);
    assertThat(scheduler.waiting()).isEqualTo(2);
  }

  @Test
  void whoLendsTwiceLendsOneSlot() {
    begin(5);
    lend(1);
    assertThat(lend(1)).isEmpty();
  }

  @Test
  void afterATakeBackAsManyHaveToEndAsAreTooMany() {
    begin(6);
    lend(1);
    lend(2);
    assertThat(takeBack(1)).containsExactly(new SchedulerCommand.TakenBack(1));
    takeBack(2);
    assertThat(startedByEndOf(3)).isEmpty();
    assertThat(startedByEndOf(4)).isEmpty();
    assertThat(startedByEndOf(1)).containsExactly(5);
  }

  @Test
  void whatEndsWhileItLendsFreesNothing() {
    begin(5);
    lend(1);
    assertThat(startedByEndOf(1)).isEmpty();
    assertThat(startedByEndOf(2)).containsExactly(4);
  }

  @Test
  void whoGoesOnAfterAWaitHasASlotOfItsOwn() {
    begin(4);
    lend(1);
    scheduler.apply(new SchedulerEvent.Stepped(2, 1, Step.await(call("called"))));
    assertThat(startedByEndOf(2)).containsExactly(5);
    assertThat(startedByEndOf(5)).containsExactly(1);
    assertThat(startedByEndOf(1)).containsExactly(4);
  }

  @Test
  void whatComesTooLateMeansNothing() {
    begin(4);
    startedByEndOf(1);
    assertThat(lend(1)).isEmpty();
    assertThat(takeBack(1)).isEmpty();
    assertThat(lend(4)).isEmpty();
    assertThat(takeBack(2)).isEmpty();
    assertThat(lend(0)).isEmpty();
  }

  @Test
  void whereNobodyWaitsASlotIsLentForWhoComesLater() {
    begin(2);
    assertThat(lend(1)).containsExactly(new SchedulerCommand.Lent(1));
    List<SchedulerCommand> commands =
        scheduler.apply(
            new SchedulerEvent.Stepped(
                2, 2, Step.await(ImmutableList.of(call("a"), call("b"), call("c")))));
    assertThat(started(commands)).containsExactly(3, 4);
  }

  @TestFactory
  List<DynamicTest> everyTaskRunsOnceAndOnlyAfterAllItsDeps() {
    AtomicInteger loans = new AtomicInteger();
    List<DynamicTest> tests =
        new ArrayList<>(
            forSeeds(
                (seed, random) -> {
                  RandomGraph graph = new RandomGraph(random, true, 0);
                  int slots = 1 + random.nextInt(4);
                  Simulation run = graph.simulation(slots, false).lending(random).run(graph.all());
                  loans.addAndGet(run.loansMade);
                  assertThat(run.end).isEqualTo(Outcome.SUCCEEDED);
                  assertThat(run.began).containsExactlyInAnyOrder(graph.all());
                  Map<String, Integer> place = new HashMap<>();
                  run.began.forEach(name -> place.put(name, place.size()));
                  graph.deps.forEach(
                      (name, needs) ->
                          needs.forEach(
                              need ->
                                  assertThat(place.get(need))
                                      .as(need + " before " + name)
                                      .isLessThan(place.get(name))));
                }));
    tests.add(
        DynamicTest.dynamicTest(
            "slots were lent", () -> assertThat(loans.get()).isGreaterThan(1000)));
    return tests;
  }

  @TestFactory
  List<DynamicTest> independentTasksStartInTheOrderInWhichTheyAreDeclared() {
    return forSeeds(
        (seed, random) -> {
          Simulation run = new Simulation(1 + random.nextInt(4)).lending(random);
          List<String> names = new ArrayList<>();
          for (int i = 0; i < 30; i++) {
            names.add("t" + i);
            run.task("t" + i, new Action.Work(1 + random.nextInt(100)));
          }
          run.run(names.toArray(String[]::new));
          assertThat(run.started).isEqualTo(names);
          assertThat(run.loansMade).isPositive();
        });
  }

  @TestFactory
  List<DynamicTest> whatFailsAndWhatIsCancelledEndsAsWithoutLoans() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0.15);
          int slots = 1 + random.nextInt(4);
          Simulation run = graph.simulation(slots, false).lending(random).run(graph.all());
          assertThat(run.endedAs(Outcome.Status.SUCCEEDED))
              .containsExactlyInAnyOrderElementsOf(
                  graph
                      .simulation(slots, false)
                      .run(graph.all())
                      .endedAs(Outcome.Status.SUCCEEDED));
          long at = random.nextInt(600);
          Simulation cancelled =
              graph
                  .simulation(slots, false)
                  .lending(random)
                  .cancelAt(at, random.nextBoolean())
                  .run(graph.all());
          assertThat(cancelled.end.note()).isNotEqualTo("not ended");
          assertThat(cancelled.makespan()).isLessThanOrEqualTo(at);
        });
  }
}
