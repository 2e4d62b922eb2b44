package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
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

/**
 * A random acyclic graph: task i needs only tasks with smaller numbers, some as deps, some as calls
 * in cmds.
 */
final class RandomGraph {
  final Map<String, List<String>> deps = new LinkedHashMap<>();
  final Map<String, List<String>> calls = new LinkedHashMap<>();
  final Map<String, Long> millis = new LinkedHashMap<>();
  final Set<String> failing = new HashSet<>();

  /** Whether calls are known to be the same before their tasks are asked. */
  final boolean known;

  RandomGraph(Random random, boolean withCalls, double failures) {
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
                        ImmutableList.<String>builder().add("").addAll(calls(name)).build(),
                        ""))
            .toList(),
        shape -> duration(shape.name()));
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
