package io.github.taskfilels.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random graphs of run-once tasks, random pools, durations, failures and cancels; the seed names
 * the test.
 */
class SchedulerPropertyTest {
  private static final int SEEDS = 300;

  interface Property {
    void check(long seed, Random random);
  }

  static List<DynamicTest> forSeeds(Property property) {
    List<DynamicTest> tests = new ArrayList<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      long fixed = seed;
      tests.add(
          DynamicTest.dynamicTest("seed " + seed, () -> property.check(fixed, new Random(fixed))));
    }
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyTaskRunsOnceAndOnlyAfterAllItsDeps() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0);
          Simulation run =
              graph.simulation(1 + random.nextInt(8), random.nextBoolean()).run(graph.all());
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
        });
  }

  @TestFactory
  List<DynamicTest> noWorkerIdlesWhileATaskIsReady() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, false, 0);
          int slots = 1 + random.nextInt(8);
          Simulation run = graph.simulation(slots, false).run(graph.all());
          long work = graph.millis.values().stream().mapToLong(Long::longValue).sum();
          // Graham: no list schedule takes longer than this.
          assertThat(run.makespan() * slots)
              .isLessThanOrEqualTo(work + (slots - 1) * graph.criticalPath());
          assertThat(run.makespan())
              .isGreaterThanOrEqualTo(Math.max(graph.criticalPath(), (work + slots - 1) / slots));
        });
  }

  @TestFactory
  List<DynamicTest> exactlyTheTasksThatAFailureCannotReachEndWell() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0.15);
          Simulation run = graph.simulation(1 + random.nextInt(8), false).run(graph.all());
          assertThat(new HashSet<>(run.endedAs(Outcome.Status.SUCCEEDED))).isEqualTo(graph.well());
          assertThat(run.endedAs(Outcome.Status.CANCELLED)).isEmpty();
          assertThat(run.began).doesNotHaveDuplicates();
          for (String name : run.began) {
            assertThat(graph.well()).as("all deps of " + name).containsAll(graph.needs(name));
          }
        });
  }

  @TestFactory
  List<DynamicTest> failfastNeverTurnsAFailureIntoSuccess() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0.2);
          Simulation run = graph.simulation(1 + random.nextInt(8), true).run(graph.all());
          assertThat(graph.well()).containsAll(run.endedAs(Outcome.Status.SUCCEEDED));
          assertThat(run.end.well()).isEqualTo(graph.well().size() == graph.deps.size());
        });
  }

  @TestFactory
  List<DynamicTest> aCancelEndsTheRunAtOnceWhateverIsGoingOn() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0.05);
          boolean force = random.nextBoolean();
          long at = random.nextInt(600);
          Simulation run =
              graph.simulation(1 + random.nextInt(8), false).cancelAt(at, force).run(graph.all());
          assertThat(run.end.note()).isNotEqualTo("not ended");
          assertThat(run.makespan()).isLessThanOrEqualTo(at);
        });
  }

  @TestFactory
  List<DynamicTest> theSameEventsGiveTheSameRun() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0.1);
          int slots = 1 + random.nextInt(8);
          Simulation first = graph.simulation(slots, true).run(graph.all());
          Simulation second = graph.simulation(slots, true).run(graph.all());
          assertThat(second.trace).isEqualTo(first.trace);
        });
  }

  @TestFactory
  List<DynamicTest> anyBackEdgeIsRefusedWithARealCycleBeforeAnythingRuns() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, false, 0);
          List<String> names = List.of(graph.all());
          String top = names.getLast();
          String bottom = names.get(random.nextInt(names.size()));
          graph.needs(top).add(bottom);
          graph.needs(bottom).add(top);
          Simulation run = graph.simulation(2, false).plan(graph.plan()).run(graph.all());
          assertThat(run.trace).hasSize(1);
          ImmutableList<String> cycle = run.refused.getFirst();
          assertThat(cycle.getFirst()).isEqualTo(cycle.getLast());
          for (int i = 1; i < cycle.size(); i++) {
            assertThat(graph.needs(cycle.get(i - 1)))
                .as("an edge of the graph")
                .contains(cycle.get(i));
          }
        });
  }

  @TestFactory
  List<DynamicTest> withoutAPlanARunOnceCycleIsFoundWhileRunningAndNothingHangs() {
    return forSeeds(
        (seed, random) -> {
          RandomGraph graph = new RandomGraph(random, true, 0);
          List<String> names = List.of(graph.all());
          String top = names.getLast();
          String bottom = names.get(random.nextInt(names.size()));
          graph.needs(top).add(bottom);
          graph.needs(bottom).add(top);
          Simulation run = graph.simulation(1 + random.nextInt(4), false).run(graph.all());
          assertThat(run.end.failure()).isNotNull();
          assertThat(
                  run.ends.values().stream()
                      .map(Outcome::failure)
                      .filter(f -> f != null && f.kind() == Failure.Kind.CYCLE))
              .isNotEmpty();
          assertThat(run.began).doesNotContain(top, bottom);
        });
  }
}
