package io.github.taskfilels.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.schedule.Simulation.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Random graphs of run-once tasks, random pools, durations, failures and cancels; the seed names
 * the test.
 */
class SchedulerPropertyTest {
  private static final int SEEDS = 300;

  /**
   * A random acyclic graph: task i needs only tasks with smaller numbers, some as deps, some as
   * calls in cmds.
   */
  private static final class Graph {
    final Map<String, List<String>> deps = new LinkedHashMap<>();
    final Map<String, List<String>> calls = new LinkedHashMap<>();
    final Map<String, Long> millis = new LinkedHashMap<>();
    final Set<String> failing = new HashSet<>();

    /** Whether calls are known to be the same before their tasks are asked. */
    final boolean known;

    Graph(Random random, boolean withCalls, double failures) {
      known = random.nextBoolean();
      int size = 2 + random.nextInt(40);
      double density = random.nextDouble() * 0.3;
      for (int i = 0; i < size; i++) {
        String name = "t" + i;
        List<String> needs = new ArrayList<>();
        List<String> later = new ArrayList<>();
        for (int j = 0; j < i; j++) {
          if (random.nextDouble() < density) {
            (withCalls && random.nextInt(3) == 0 ? later : needs).add("t" + j);
          }
        }
        deps.put(name, needs);
        calls.put(name, later);
        millis.put(name, 1L + random.nextInt(100));
        if (random.nextDouble() < failures) {
          failing.add(name);
        }
      }
    }

    Simulation simulation(int slots, boolean failFast) {
      Simulation simulation = new Simulation(slots).levels(levels()).known(known);
      deps.forEach(
          (name, needs) -> {
            List<Action> actions = new ArrayList<>();
            actions.add(new Action.Once());
            actions.add(new Action.Calls(failFast, needs));
            actions.add(new Action.Work(duration(name)));
            calls(name).forEach(call -> actions.add(new Action.Calls(false, List.of(call))));
            if (failing.contains(name)) {
              actions.add(new Action.Fail());
            }
            simulation.task(name, actions.toArray(Action[]::new));
          });
      return simulation;
    }

    Plan plan() {
      ImmutableList.Builder<Plan.Planned> planned = ImmutableList.builder();
      deps.forEach(
          (name, needs) ->
              planned.add(
                  new Plan.Planned(
                      name,
                      ImmutableList.<String>builder().addAll(needs).addAll(calls(name)).build())));
      return new Plan(planned.build());
    }

    CriticalPath levels() {
      return CriticalPath.of(
          deps.keySet().stream()
              .map(
                  name ->
                      new CriticalPath.Shape(
                          name,
                          ImmutableList.copyOf(needs(name)),
                          ImmutableList.<String>builder().add("").addAll(calls(name)).build()))
              .toList(),
          this::duration);
    }

    String[] all() {
      return deps.keySet().toArray(String[]::new);
    }

    /**
     * Which tasks end well when nothing is cancelled: no failure in what they need, nor their own.
     */
    Set<String> well() {
      Set<String> well = new HashSet<>();
      for (String name : deps.keySet()) {
        if (!failing.contains(name)
            && well.containsAll(needs(name))
            && well.containsAll(calls(name))) {
          well.add(name);
        }
      }
      return well;
    }

    long criticalPath() {
      Map<String, Long> end = new HashMap<>();
      for (String name : deps.keySet()) {
        long before =
            needs(name).stream().mapToLong(need -> end.getOrDefault(need, 0L)).max().orElse(0);
        end.put(name, before + duration(name));
      }
      return end.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    List<String> needs(String name) {
      return deps.getOrDefault(name, List.of());
    }

    List<String> calls(String name) {
      return calls.getOrDefault(name, List.of());
    }

    long duration(String name) {
      return millis.getOrDefault(name, 0L);
    }
  }

  private interface Property {
    void check(long seed, Random random);
  }

  private static List<DynamicTest> forSeeds(Property property) {
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
          Graph graph = new Graph(random, true, 0);
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
          Graph graph = new Graph(random, false, 0);
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
          Graph graph = new Graph(random, true, 0.15);
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
          Graph graph = new Graph(random, true, 0.2);
          Simulation run = graph.simulation(1 + random.nextInt(8), true).run(graph.all());
          assertThat(graph.well()).containsAll(run.endedAs(Outcome.Status.SUCCEEDED));
          assertThat(run.end.well()).isEqualTo(graph.well().size() == graph.deps.size());
        });
  }

  @TestFactory
  List<DynamicTest> aCancelEndsTheRunAtOnceWhateverIsGoingOn() {
    return forSeeds(
        (seed, random) -> {
          Graph graph = new Graph(random, true, 0.05);
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
          Graph graph = new Graph(random, true, 0.1);
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
          Graph graph = new Graph(random, false, 0);
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
          Graph graph = new Graph(random, true, 0);
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
