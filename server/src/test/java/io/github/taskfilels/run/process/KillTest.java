package io.github.taskfilels.run.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.RunningCommand;
import io.github.taskfilels.run.Termination;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that a command started survives its end by force, however it tries. */
@Tag("process")
@Timeout(60)
class KillTest {
  private static final Termination QUICK =
      new Termination(Termination.Signal.TERM, Duration.ofMillis(300));

  @TempDir Path folder;
  private ProcessSession session;

  @BeforeEach
  void open() throws NotStartedException {
    Assumptions.assumeTrue(ProcessTable.available(), "skipped: no /proc here");
    session =
        ProcessSession.open(
            Shell.find(System.getenv()),
            UUID.randomUUID().toString(),
            ProcessSession.DRAIN_GRACE,
            spawn());
  }

  Supplier<@Nullable NativeSpawn> spawn() {
    return NativeSpawn::link;
  }

  @AfterEach
  void nothingSurvives() {
    if (session != null) {
      session.endAll(Termination.KILL);
      session.close();
    }
  }

  private RunningCommand start(String script) throws NotStartedException {
    return session.start(
        CommandSpec.of(script, folder, ImmutableMap.copyOf(System.getenv())), (_, _) -> {});
  }

  /** Starts a command, waits until it says that it is ready, and ends it. */
  private Exit end(String script, Termination how) throws Exception {
    Path ready = folder.resolve("ready");
    Files.deleteIfExists(ready);
    RunningCommand command = start(script);
    await(() -> Files.exists(ready));
    command.terminate(how);
    Exit exit = command.await(null, how);
    assertThat(session.alive()).as("nothing of the run is left").isEmpty();
    return exit;
  }

  /** A zombie that nobody has collected yet is not alive. */
  private static boolean alive(long pid) {
    return ProcessTable.scan().stream().anyMatch(entry -> entry.pid() == pid);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("it happens in the end").isLessThan(deadline);
      Thread.sleep(10);
    }
  }

  @Test
  void aTree() throws Exception {
    assertThat(end("bash -c 'bash -c \"sleep 600; true\"; true' & touch ready; wait", QUICK))
        .isEqualTo(new Exit.Cancelled());
  }

  @Test
  void aProcessThatIgnoresTerm() throws Exception {
    end("bash -c \"trap '' TERM INT; touch ready; while true; do sleep 1; done\"; true", QUICK);
  }

  @Test
  void aGrandchildInASessionOfItsOwn() throws Exception {
    end("setsid bash -c 'sleep 600; true' & touch ready; wait", QUICK);
  }

  @Test
  void aDoubleForkWhoseParentsAreGone() throws Exception {
    end(
        "(setsid bash -c '(sleep 600 &) ; exec sleep 601' >/dev/null 2>&1 &) ; touch ready; sleep 602",
        QUICK);
  }

  @Test
  void aChildWithAClearedEnvironmentInTheSameGroup() throws Exception {
    Path pid = folder.resolve("pid");
    end("env -i bash -c 'echo $$ > pid; touch ready; exec -a hidden sleep 600'; true", QUICK);
    assertThat(alive(Long.parseLong(Files.readString(pid).strip()))).isFalse();
  }

  @Test
  void aChildWithAClearedEnvironmentAndASessionOfItsOwn() throws Exception {
    Path pid = folder.resolve("pid");
    end("env -i setsid bash -c 'echo $$ > pid; touch ready; sleep 600; true' & wait", QUICK);
    assertThat(alive(Long.parseLong(Files.readString(pid).strip()))).isFalse();
  }

  @Test
  void aGrandchildThatKeepsStdoutOpen() throws Exception {
    end("(trap '' TERM; sleep 600; sleep 600) & touch ready; exit 0", QUICK);
  }

  @Test
  void aPoliteProcessMayCleanUp() throws Exception {
    end(
        "trap 'touch cleaned; exit 0' TERM; touch ready; while true; do sleep 0.05; done",
        Termination.DEFAULT);
    assertThat(folder.resolve("cleaned")).exists();
  }

  @Test
  void anInterruptIsWhatItSays() throws Exception {
    end(
        "trap 'touch interrupted; exit 0' INT; touch ready; while true; do sleep 0.05; done",
        Termination.INTERRUPT);
    assertThat(folder.resolve("interrupted")).exists();
  }

  @Test
  void aSecondTerminationByForceDoesNotWaitForTheGraceOfTheFirst() throws Exception {
    Path ready = folder.resolve("ready");
    RunningCommand command = start("trap '' TERM; touch ready; while true; do sleep 0.05; done");
    await(() -> Files.exists(ready));
    command.terminate(new Termination(Termination.Signal.TERM, Duration.ofHours(1)));
    command.terminate(Termination.KILL);
    // The first termination is told that nothing is left, too.
    assertThat(command.await(null, QUICK)).isEqualTo(new Exit.Cancelled());
    assertThat(session.alive()).isEmpty();
  }

  @Test
  void aCommandWithoutAGroupOfItsOwn() throws Exception {
    CommandSpec shared =
        CommandSpec.of(
                "(setsid sleep 600 &); sleep 600", folder, ImmutableMap.copyOf(System.getenv()))
            .inTerminal();
    RunningCommand command = session.start(shared, (_, _) -> {});
    await(() -> session.alive().size() >= 2);
    command.terminate(QUICK);
    assertThat(command.await(null, QUICK)).isEqualTo(new Exit.Cancelled());
    assertThat(session.alive()).isEmpty();
  }

  @Test
  void aHundredCommandsAtOnce() throws Exception {
    List<RunningCommand> commands = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      commands.add(start("sleep 600 & bash -c \"trap '' TERM; sleep 600; true\"; wait"));
    }
    await(() -> session.alive().size() >= 300);
    commands.forEach(command -> command.terminate(QUICK));
    try (ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Exit>> exits = new ArrayList<>();
      for (RunningCommand command : commands) {
        exits.add(waiters.submit(() -> command.await(null, QUICK)));
      }
      for (Future<Exit> exit : exits) {
        assertThat(exit.get()).isEqualTo(new Exit.Cancelled());
      }
    }
    assertThat(session.alive()).isEmpty();
  }

  @Test
  void endAllFindsWhatASuccessfulCommandLeftBehind() throws Exception {
    assertThat(
            start("setsid sleep 600 >/dev/null 2>&1 & sleep 601 >/dev/null 2>&1 & true")
                .await(null, QUICK)
                .ok())
        .isTrue();
    assertThat(session.alive()).hasSize(2);
    assertThat(session.endAll(QUICK)).isEmpty();
    assertThat(session.alive()).isEmpty();
  }

  @Test
  void theEndOfOneCommandLeavesItsNeighbourAlone() throws Exception {
    RunningCommand first = start("sleep 600; true");
    RunningCommand second = start("sleep 600; true");
    first.terminate(QUICK);
    assertThat(first.await(null, QUICK)).isEqualTo(new Exit.Cancelled());
    assertThat(ProcessHandle.of(((LaunchedCommand) second).group()).orElseThrow().isAlive())
        .isTrue();
  }
}
