package io.github.taskfilels.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the order of tasks is worth, and what it must never change. */
class SchedulerShapesTest {
  private static final int SEEDS = 200;
  private static final List<Integer> SLOTS = List.of(2, 4, 8);

  @TestFactory
  Stream<DynamicTest> withExactTimesARunTakesAtMostATenthLongerThanTheLowerBound() {
    return nearTheLowerBound(0);
  }

  @TestFactory
  Stream<DynamicTest> alsoWhenItTakesTimeToFindOutWhatTasksNeed() {
    return nearTheLowerBound(1);
  }

  private static Stream<DynamicTest> nearTheLowerBound(long expansion) {
    return Shapes.measured().stream()
        .flatMap(
            graph ->
                SLOTS.stream()
                    .map(
                        slots ->
                            DynamicTest.dynamicTest(
                                graph.name() + " on " + slots,
                                () -> near(graph, slots, expansion))));
  }

  private static void near(Shapes.Graph graph, int slots, long expansion) {
    Simulation run = graph.simulation(slots, expansion).run(graph.names());
    assertThat(run.end.well()).isTrue();
    assertThat(run.makespan() / graph.lowerBound(slots)).isBetween(1.0, 1.10);
  }

  private interface Property {
    void check(Shapes.Graph graph, int slots, Random random);
  }

  private static List<DynamicTest> forSeeds(Property property) {
    List<DynamicTest> tests = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Shapes.Graph graph =
          seed % 2 == 0 ? Shapes.sparse(random) : Shapes.layered(random, 1 + random.nextInt(6), 6);
      int slots = 1 + random.nextInt(8);
      tests.add(
          DynamicTest.dynamicTest("seed " + seed, () -> property.check(graph, slots, random)));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> i1ATaskStartsOnlyAfterAllItsDepsEndedWell() {
    return forSeeds(
        (graph, slots, _) -> {
          Simulation run = graph.simulation(slots, 0).run(graph.names());
          Map<String, Integer> place = new HashMap<>();
          run.began.forEach(task -> place.put(task, place.size()));
          graph
              .jobs()
              .forEach(
                  (task, job) ->
                      job.deps()
                          .forEach(
                              dep ->
                                  assertThat(place.get(dep))
                                      .as(dep + " before " + task)
                                      .isLessThan(place.get(task))));
        });
  }

  @TestFactory
  List<DynamicTest> i2NeverMoreThanTheSlotsWork() {
    // The simulation holds it after each step; here also with slots that come and go.
    return forSeeds(
        (graph, slots, random) -> {
          Simulation alone = graph.simulation(slots, 1).run(graph.names());
          assertThat(alone.mostWorking).isLessThanOrEqualTo(slots);
          Simulation shared =
              graph.simulation(slots, 1).sharing(1 + random.nextInt(slots)).run(graph.names());
          assertThat(shared.end.well()).isTrue();
          assertThat(shared.mostWorking).isLessThanOrEqualTo(slots);
        });
  }

  /** A run of all tasks, of which one fails. */
  private static Simulation failing(Shapes.Graph graph, int slots, String bad) {
    Simulation run = graph.simulation(slots, 0);
    run.task(
        bad,
        new Simulation.Action.Once(),
        new Simulation.Action.Calls(false, graph.job(bad).deps()),
        new Simulation.Action.Work(5),
        new Simulation.Action.Fail());
    return run.run(graph.names());
  }

  @TestFactory
  List<DynamicTest> i3ARunOnceTaskRunsOnceAndJoinersGetItsOutcome() {
    return forSeeds(
        (graph, slots, random) -> {
          String bad = graph.names()[random.nextInt(graph.jobs().size())];
          Simulation run = failing(graph, slots, bad);
          assertThat(run.began).doesNotHaveDuplicates();
          run.ends.forEach(
              (node, outcome) -> {
                if (run.taskOf(node).equals(bad)) {
                  assertThat(outcome.status()).isEqualTo(Outcome.Status.FAILED);
                }
              });
        });
  }

  @TestFactory
  List<DynamicTest> i8ExactlyTheTasksThatAFailureCannotReachAreRun() {
    return forSeeds(
        (graph, slots, random) -> {
          String bad = graph.names()[random.nextInt(graph.jobs().size())];
          Simulation run = failing(graph, slots, bad);
          HashSet<String> reached = new HashSet<>();
          graph
              .jobs()
              .forEach(
                  (task, job) -> {
                    if (job.deps().stream()
                        .anyMatch(dep -> dep.equals(bad) || reached.contains(dep))) {
                      reached.add(task);
                    }
                  });
          HashSet<String> expected = new HashSet<>(graph.jobs().keySet());
          expected.removeAll(reached);
          assertThat(run.began).containsExactlyInAnyOrderElementsOf(expected);
        });
  }

  @TestFactory
  List<DynamicTest> i9TheSameInputsAndTimesGiveTheSameStartOrder() {
    return forSeeds(
        (graph, slots, _) ->
            assertThat(graph.simulation(slots, 1).run(graph.names()).trace)
                .isEqualTo(graph.simulation(slots, 1).run(graph.names()).trace));
  }

  @TestFactory
  List<DynamicTest> i10ACycleIsRefusedWithItsPathBeforeAnythingRuns() {
    return forSeeds(
        (graph, slots, random) -> {
          List<String> names = List.of(graph.names());
          String top = names.get(random.nextInt(names.size()));
          ImmutableList.Builder<Plan.Planned> planned = ImmutableList.builder();
          graph
              .jobs()
              .forEach(
                  (task, job) -> {
                    List<String> needs = new ArrayList<>(job.deps());
                    if (task.equals(top)) {
                      needs.add(top);
                    }
                    planned.add(new Plan.Planned(task, ImmutableList.copyOf(needs)));
                  });
          Simulation run =
              graph.simulation(slots, 0).plan(new Plan(planned.build())).run(graph.names());
          assertThat(run.trace).hasSize(1);
          assertThat(run.refused.getFirst()).containsExactly(top, top);
        });
  }

  @TestFactory
  List<DynamicTest> theMakespanIsWithinGrahamsBound() {
    return forSeeds(
        (graph, slots, random) -> {
          // Times that are wrong change the order, and may not change this.
          Simulation run = graph.simulation(slots, 0);
          if (random.nextBoolean()) {
            run.levels(CriticalPath.of(List.of(), _ -> 0));
          }
          run.run(graph.names());
          assertThat((double) run.makespan())
              .isBetween(
                  graph.lowerBound(slots), (2 - 1.0 / slots) * graph.lowerBound(slots) + 1e-9);
        });
  }
}
