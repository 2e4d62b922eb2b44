package io.github.taskfilels.run.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.taskfilels.run.schedule.Simulation.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of a run of whose tasks no time is known. */
class FirstRunTest {
  private static final int SEEDS = 100;

  /** The same with its tasks in another order; also with those after what needs them. */
  private static Shapes.Graph shuffled(Shapes.Graph graph, long seed) {
    List<String> names = new ArrayList<>(graph.jobs().keySet());
    Collections.shuffle(names, new Random(seed));
    Map<String, Shapes.Job> jobs = new LinkedHashMap<>();
    names.forEach(name -> jobs.put(name, graph.job(name)));
    return new Shapes.Graph(graph.name() + " shuffled by " + seed, jobs);
  }

  @TestFactory
  Stream<DynamicTest> takesAtMostAnEighthLongerThanTheLowerBound() {
    return Shapes.measured().stream()
        .flatMap(
            graph ->
                Stream.concat(
                    Stream.of(graph),
                    IntStream.rangeClosed(1, 5).mapToObj(seed -> shuffled(graph, seed))))
        .flatMap(
            graph ->
                Stream.of(2, 4, 8)
                    .map(
                        slots ->
                            DynamicTest.dynamicTest(
                                graph.name() + " on " + slots,
                                () -> {
                                  Simulation run = graph.firstRun(slots, 1).run(graph.names());
                                  assertThat(run.end.well()).isTrue();
                                  assertThat(run.makespan() / bound(graph, slots))
                                      .isBetween(1.0, 1.125);
                                })));
  }

  /** Jobs of a shuffled graph may stand before those that they need. */
  private static double bound(Shapes.Graph graph, int slots) {
    Map<String, Long> ends = new LinkedHashMap<>();
    long longest =
        graph.jobs().keySet().stream().mapToLong(name -> end(graph, name, ends)).max().orElse(0);
    return Math.max(longest, (double) graph.work() / slots);
  }

  private static long end(Shapes.Graph graph, String name, Map<String, Long> ends) {
    Long known = ends.get(name);
    if (known != null) {
      return known;
    }
    Shapes.Job job = graph.job(name);
    long before = job.deps().stream().mapToLong(dep -> end(graph, dep, ends)).max().orElse(0);
    ends.put(name, before + job.millis());
    return before + job.millis();
  }

  /** A graph of tasks of some kinds, each of which takes about as long as others of its kind. */
  private static Shapes.Graph random(Random random) {
    Shapes.Graph graph =
        random.nextBoolean() ? Shapes.sparse(random) : Shapes.layered(random, 5, 8);
    int kinds = 1 + random.nextInt(12);
    List<Long> times =
        IntStream.range(0, kinds)
            .mapToObj(_ -> 10 + (long) Math.exp(random.nextDouble() * 7))
            .toList();
    Map<String, Shapes.Job> jobs = new LinkedHashMap<>();
    graph
        .jobs()
        .forEach(
            (name, job) ->
                jobs.put(name, new Shapes.Job(times.get(random.nextInt(kinds)), job.deps())));
    return new Shapes.Graph(graph.name(), jobs);
  }

  @Test
  void isOnAverageShorterAndNeverMuchLongerThanInDeclaredOrder() {
    double sum = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Shapes.Graph graph = random(random);
      int slots = 2 + random.nextInt(7);
      long declared =
          graph.simulation(slots, 0).levels(CriticalPath.UNKNOWN).run(graph.names()).makespan();
      double ratio = (double) graph.firstRun(slots, 0).run(graph.names()).makespan() / declared;
      assertThat(ratio).as("seed " + seed).isLessThan(1.3);
      sum += ratio;
    }
    assertThat(sum / SEEDS).isLessThan(1.0);
  }

  @Test
  void theSameTimesGiveTheSameOrder() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Shapes.Graph graph = random(random);
      int slots = 1 + random.nextInt(8);
      assertThat(graph.firstRun(slots, 1).run(graph.names()).trace)
          .as("seed " + seed)
          .isEqualTo(graph.firstRun(slots, 1).run(graph.names()).trace);
    }
  }

  /** Tasks without dependencies, as words {@code NAME KIND MILLIS}. */
  private static Simulation independent(int slots, String... tasks) {
    Simulation simulation = new Simulation(slots).late(0);
    List<CriticalPath.Shape> shapes = new ArrayList<>();
    for (String task : tasks) {
      List<String> words = Splitter.on(' ').splitToList(task);
      shapes.add(
          new CriticalPath.Shape(
              words.get(0), ImmutableList.of(), ImmutableList.of(""), words.get(1)));
      simulation.task(words.get(0), new Action.Work(Long.parseLong(words.get(2))));
    }
    return simulation
        .firstRun(shapes)
        .run(shapes.stream().map(CriticalPath.Shape::name).toArray(String[]::new));
  }

  @Test
  void oneOfEachUnknownKindGoesFirstOnHalfOfTheSlots() {
    Simulation run = independent(2, "a1 a 10", "a2 a 10", "a3 a 10", "b1 b 99", "b2 b 99");
    assertThat(run.began).containsExactly("a1", "a2", "b1", "a3", "b2");
  }

  @Test
  void whatIsKnownToTakeLongGoesBeforeWhatIsKnownToTakeLittle() {
    Simulation run =
        independent(2, "a1 a 10", "a2 a 200", "a3 a 10", "a4 a 10", "b1 b 50", "b2 b 50");
    assertThat(run.began).containsExactly("a1", "a2", "b1", "b2", "a3", "a4");
  }

  @Test
  void withOneSlotTheOrderIsThatOfTheGraph() {
    Simulation run = independent(1, "a1 a 10", "a2 a 10", "b1 b 99", "a3 a 10", "b2 b 99");
    assertThat(run.began).containsExactly("a1", "a2", "b1", "a3", "b2");
    assertThat(run.learnt).isZero();
  }

  @Test
  void whatIsLearntOfManyKindsCountsOnlyNowAndThen() {
    String[] tasks =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "t" + i + " kind" + i + " " + (1 + i % 7))
            .toArray(String[]::new);
    assertThat(independent(4, tasks).learnt).isBetween(32, 200);
  }
}
