package io.github.taskfilels.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.engine.Runner;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.process.Shell;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty runs of ten thousand tasks in one process, as in a server that lives for weeks: a random
 * graph of run-once tasks on eight workers, of which one in twenty-five starts a bash, every other
 * of these with a helper in the background. Nothing may be left after a run, nor grow from the
 * second to the last.
 */
@Tag("process")
@Tag("long")
@Timeout(900)
class SoakTest {
  private static final int ROUNDS = 20;
  private static final int TASKS = 10_000;
  private static final int WITH_COMMAND = 25;

  /** How much more heap may be in use after the last run than after the second, in bytes. */
  private static final long NOISE = 1 << 20;

  @TempDir Path folder;

  /** What the process holds after a run. */
  private record Held(long descriptors, long threads, long children, long pipes, long heap) {
    boolean isWithin(Held before) {
      return threads <= before.threads() && heap < before.heap() + NOISE;
    }
  }

  @Test
  void soak_tenThousandTasksTwentyTimesLeaveNothingBehind() throws Exception {
    Assumptions.assumeTrue(Files.isReadable(Path.of("/proc/self/fd")), "skipped: no /proc");
    Shell shell = Shell.find(System.getenv());
    List<Held> held = new ArrayList<>();
    for (int round = 1; round <= ROUNDS; round++) {
      AtomicInteger bodies = new AtomicInteger();
      AtomicInteger lines = new AtomicInteger();
      EventLog log =
          EventLog.to(event -> lines.addAndGet(event instanceof RunEvent.Output ? 1 : 0));
      assertThat(Runner.run(all(round, bodies), 8, shell, log).outcome())
          .isEqualTo(Outcome.SUCCEEDED);
      assertThat(bodies).hasValue(TASKS + 1);
      assertThat(lines.get()).isGreaterThanOrEqualTo(TASKS / WITH_COMMAND);
      held.add(settled(held));
    }
    Held second = held.get(1);
    Held last = held.getLast();
    assertThat(last.children()).as("processes and zombies: %s", held).isZero();
    assertThat(last.pipes()).as("named pipes: %s", held).isZero();
    assertThat(last.descriptors()).as("descriptors: %s", held).isEqualTo(second.descriptors());
    assertThat(last.threads()).as("threads: %s", held).isLessThanOrEqualTo(second.threads());
    assertThat(last.heap()).as("heap: %s", held).isLessThan(second.heap() + NOISE);
  }

  private Call all(int seed, AtomicInteger bodies) {
    Random random = new Random(seed);
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < TASKS; i++) {
      ImmutableList.Builder<Call> deps = ImmutableList.builder();
      for (int j = random.nextInt(4); j > 0 && i > 0; j--) {
        deps.add(calls.get(Math.max(0, i - 1 - random.nextInt(200))));
      }
      ImmutableList<Call> needs = deps.build();
      String script = script(i);
      String name = "t" + i;
      calls.add(Call.of(name, Reason.DEP, () -> body(bodies, needs, script)).once(name));
    }
    return Call.of("all", Reason.REQUESTED, () -> body(bodies, ImmutableList.copyOf(calls), ""));
  }

  private static String script(int task) {
    if (task % WITH_COMMAND != 0) {
      return "";
    }
    return task % (2 * WITH_COMMAND) == 0 ? "echo one" : "(sleep 0.02; true) & echo two";
  }

  private TaskBody body(AtomicInteger bodies, ImmutableList<Call> deps, String script) {
    bodies.incrementAndGet();
    boolean[] asked = {false};
    return (worker, results) -> {
      if (!asked[0]) {
        asked[0] = true;
        return Step.await(deps);
      }
      if (!script.isEmpty()) {
        CommandSpec spec =
            CommandSpec.of(script, folder, ImmutableMap.of("PATH", System.getenv("PATH")));
        assertThat(worker.run(CommandRequest.of(spec, script)).ok()).isTrue();
      }
      return Step.done(CallResult.failure(results).map(Outcome::failed).orElse(Outcome.SUCCEEDED));
    };
  }

  /**
   * What is held once everything has ended that ends by itself: helpers, and threads that idle or
   * that are about to end, with all that they hold.
   */
  private static Held settled(List<Held> before) throws Exception {
    Held best = held();
    for (int look = 0; look < 100; look++) {
      boolean calm = best.children() == 0 && best.pipes() == 0;
      if (calm && (before.size() < 2 || best.isWithin(before.get(1)))) {
        break;
      }
      Thread.sleep(100);
      best = held();
    }
    return best;
  }

  private static Held held() throws IOException {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return new Held(
        count(Path.of("/proc/self/fd")),
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ProcessHandle.current().descendants().count(),
        pipes(),
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
  }

  private static long count(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.count();
    }
  }

  /** Open descriptors of the folders of named pipes that runs make. */
  private static long pipes() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(SoakTest::isPipe).count();
    }
  }

  private static boolean isPipe(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().contains("/taskfile-ls-");
    } catch (IOException closed) {
      return false;
    }
  }
}
