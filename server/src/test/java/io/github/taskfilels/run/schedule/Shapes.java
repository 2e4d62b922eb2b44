package io.github.taskfilels.run.schedule;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.schedule.Simulation.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Graphs of run-once tasks with durations, for which schedulers differ. */
final class Shapes {
  private Shapes() {}

  /** A task of a graph. */
  record Job(long millis, List<String> deps) {}

  /** A graph; tasks stand in declaration order, each after those that it needs. */
  record Graph(String name, Map<String, Job> jobs) {
    CriticalPath levels() {
      return CriticalPath.of(shapes(), shape -> job(shape.name()).millis());
    }

    /** As a plan knows them: tasks that sleep equally long do the same. */
    List<CriticalPath.Shape> shapes() {
      return jobs.entrySet().stream()
          .map(
              job ->
                  new CriticalPath.Shape(
                      job.getKey(),
                      ImmutableList.copyOf(job.getValue().deps()),
                      ImmutableList.of(""),
                      "sleep " + job.getValue().millis()))
          .toList();
    }

    Job job(String name) {
      return Objects.requireNonNull(jobs.get(name));
    }

    /** The graph on a virtual clock; all tasks are asked for at once, as deps of one. */
    Simulation simulation(int slots, long expansionMillis) {
      Simulation simulation = new Simulation(slots).levels(levels()).late(expansionMillis);
      jobs.forEach(
          (task, job) ->
              simulation.task(
                  task,
                  new Action.Once(),
                  new Action.Calls(false, job.deps()),
                  new Action.Work(job.millis())));
      return simulation;
    }

    /** The same without any times of earlier runs. */
    Simulation firstRun(int slots, long expansionMillis) {
      return simulation(slots, expansionMillis).firstRun(shapes());
    }

    String[] names() {
      return jobs.keySet().toArray(String[]::new);
    }

    long work() {
      return jobs.values().stream().mapToLong(Job::millis).sum();
    }

    long criticalPath() {
      Map<String, Long> ends = new HashMap<>();
      jobs.forEach(
          (task, job) ->
              ends.put(
                  task,
                  job.millis()
                      + job.deps().stream()
                          .mapToLong(dep -> ends.getOrDefault(dep, 0L))
                          .max()
                          .orElse(0)));
      return ends.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** No schedule is shorter: the longest chain, or the work of all workers. */
    double lowerBound(int slots) {
      return Math.max(criticalPath(), (double) work() / slots);
    }
  }

  /** The four on which runners were measured side by side. */
  static List<Graph> measured() {
    return List.of(longpole(), chainwide(), deceptive(), layered());
  }

  /** Many short ones, and a long one that is declared last. */
  static Graph longpole() {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (int i = 0; i < 40; i++) {
      jobs.put("short" + i, new Job(150, List.of()));
    }
    jobs.put("long", new Job(2000, List.of()));
    return new Graph("longpole", jobs);
  }

  /** Many independent ones, and a chain that is declared last. */
  static Graph chainwide() {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (int i = 0; i < 60; i++) {
      jobs.put("wide" + i, new Job(150, List.of()));
    }
    for (int i = 0; i < 10; i++) {
      jobs.put("chain" + i, new Job(300, i == 0 ? List.of() : List.of("chain" + (i - 1))));
    }
    return new Graph("chainwide", jobs);
  }

  /** Deep chains of tiny ones, and two heavy ones that are not deep: depth is the wrong guide. */
  static Graph deceptive() {
    Map<String, Job> jobs = new LinkedHashMap<>();
    for (int chain = 0; chain < 20; chain++) {
      for (int i = 0; i < 10; i++) {
        List<String> deps = i == 0 ? List.of() : List.of("tiny" + chain + "_" + (i - 1));
        jobs.put("tiny" + chain + "_" + i, new Job(30, deps));
      }
    }
    jobs.put("heavy", new Job(1625, List.of()));
    jobs.put("heavier", new Job(1625, List.of("heavy")));
    return new Graph("deceptive", jobs);
  }

  /** Layers of tasks of very different length that need some of the layer before. */
  static Graph layered() {
    return layered(new Random(7), 8, 12);
  }

  static Graph layered(Random random, int layers, int width) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    List<String> before = List.of();
    for (int layer = 0; layer < layers; layer++) {
      List<String> here = new ArrayList<>();
      for (int i = 0; i < width; i++) {
        String name = "l" + layer + "_" + i;
        List<String> deps = new ArrayList<>();
        for (int n = 0; n < 2 && !before.isEmpty(); n++) {
          deps.add(before.get(random.nextInt(before.size())));
        }
        long millis = Math.min(1500, Math.round(120 * Math.exp(0.9 * random.nextGaussian())));
        jobs.put(name, new Job(Math.max(1, millis), deps.stream().distinct().toList()));
        here.add(name);
      }
      before = here;
    }
    return new Graph("layered", jobs);
  }

  /** Tasks that need any of those before. */
  static Graph sparse(Random random) {
    Map<String, Job> jobs = new LinkedHashMap<>();
    List<String> before = new ArrayList<>();
    int size = 2 + random.nextInt(60);
    double density = random.nextDouble() * 0.15;
    for (int i = 0; i < size; i++) {
      List<String> deps = before.stream().filter(_ -> random.nextDouble() < density).toList();
      jobs.put("t" + i, new Job(1 + random.nextInt(100), deps));
      before.add("t" + i);
    }
    return new Graph("sparse", jobs);
  }
}
