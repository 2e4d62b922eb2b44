package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.gson.JsonElement;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.Captured;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandRunner;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Plan;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Receivers;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Termination;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventJson;
import io.github.taskfilels.run.event.RunEventSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RunnerTest {
  private static final List<String> NONE = List.of();

  @TempDir Path folder;
  private final MemoryCommands commands = new MemoryCommands();
  private final Recorder recorder = new Recorder();
  private Tasks tasks;

  @BeforeEach
  void tasks() {
    tasks = new Tasks(folder);
  }

  private RunResult run(int workers, String name) {
    return Runner.run(tasks.call(name), workers, commands, EventLog.to(recorder));
  }

  @Test
  void depsThenCommandsThenCalls() {
    tasks
        .task("build", List.of("gen", "check"), "echo build", "task: pack", "echo built")
        .task("gen", NONE, "echo gen")
        .task("check", NONE, "true")
        .task("pack", NONE, "echo pack");
    RunResult result = run(1, "build");
    assertThat(result.outcome()).isEqualTo(Outcome.SUCCEEDED);
    assertThat(recorder.output()).isEqualTo("gen\nbuild\npack\nbuilt\n");
  }

  @Test
  void eventsAreNumberedAndEveryThingIsAnnouncedBefore() {
    tasks
        .task("a", List.of("b", "c"), "echo a")
        .task("b", NONE, "echo b")
        .task("c", NONE, "exit 3");
    run(2, "a");
    List<RunEvent> events = recorder.events();
    List<Integer> known = new ArrayList<>(List.of(0));
    for (int i = 0; i < events.size(); i++) {
      RunEvent event = events.get(i);
      assertThat(event.seq()).isEqualTo(i + 1);
      if (event instanceof RunEvent.NodeQueued queued) {
        known.add(queued.node());
      }
      JsonElement node = RunEventJson.object(event).get("node");
      assertThat(known).contains(node == null ? 0 : node.getAsInt());
    }
    assertThat(events.getFirst()).isInstanceOf(RunEvent.RunStarted.class);
    assertThat(events.getLast()).isInstanceOf(RunEvent.RunEnded.class);
    assertThat(recorder.of(RunEvent.NodeEnded.class)).hasSize(3);
  }

  @Test
  void aFailureEndsTheTaskWithTasksWordsAndCode() {
    tasks.task("a", List.of("b"), "echo never").task("b", NONE, "exit 3", "echo never");
    RunResult result = run(2, "a");
    assertThat(result.outcome().failure())
        .extracting(Failure::message)
        .isEqualTo("task: Failed to run task \"a\": task: Failed to run task \"b\": exit status 3");
    assertThat(result.exitCode(false)).isEqualTo(201);
    assertThat(result.exitCode(true)).isEqualTo(3);
    assertThat(recorder.output()).isEmpty();
  }

  @Test
  void aPlanWithACycleIsRefusedBeforeAnyBodyIsMade() {
    AtomicInteger made = new AtomicInteger();
    Call call =
        Call.of(
            "a",
            Reason.REQUESTED,
            () -> {
              made.incrementAndGet();
              return (_, _) -> Step.done(Outcome.SUCCEEDED);
            });
    Plan plan =
        new Plan(
            ImmutableList.of(
                new Plan.Planned("a", ImmutableList.of("b")),
                new Plan.Planned("b", ImmutableList.of("a"))));
    RunResult result =
        Runner.start(
                RunRequest.of(ImmutableList.of(call), 2).planned(plan),
                commands,
                EventLog.to(recorder))
            .result()
            .join();
    assertThat(result.outcome().failure())
        .extracting(Failure::cycle)
        .isEqualTo(ImmutableList.of("a", "b", "a"));
    assertThat(made).hasValue(0);
    assertThat(recorder.events()).hasSize(2);
  }

  @Test
  void requestedTasksRunOneAfterTheOtherUntilOneFails() {
    tasks.task("a", NONE, "echo a").task("b", NONE, "exit 1").task("c", NONE, "echo c");
    RunRequest request =
        RunRequest.of(ImmutableList.of(tasks.call("a"), tasks.call("b"), tasks.call("c")), 4);
    assertThat(
            Runner.start(request, commands, EventLog.to(recorder)).result().join().outcome().well())
        .isFalse();
    assertThat(recorder.output()).isEqualTo("a\n");
  }

  @Test
  void inParallelAllOfThemRun() {
    tasks.task("a", NONE, "echo a").task("b", NONE, "exit 1").task("c", NONE, "echo c");
    RunRequest request =
        RunRequest.of(ImmutableList.of(tasks.call("a"), tasks.call("b"), tasks.call("c")), 1)
            .inParallel(false);
    assertThat(
            Runner.start(request, commands, EventLog.to(recorder)).result().join().outcome().well())
        .isFalse();
    assertThat(recorder.output()).isEqualTo("a\nc\n");
  }

  @Test
  void whatIsCapturedIsNotShownAndNotMasked() {
    Call call =
        Call.of(
            "a",
            Reason.REQUESTED,
            () ->
                (worker, _) -> {
                  worker.secret("hunter2");
                  CommandSpec spec =
                      CommandSpec.of(
                          "echo hunter2; warn e; exit 4",
                          folder,
                          ImmutableMap.copyOf(System.getenv()));
                  Captured captured = worker.capture(spec, null);
                  boolean right =
                      captured.stdout().display().equals("hunter2\n")
                          && captured.stderr().display().equals("e\n")
                          && captured.exit().equals(new Exit.Exited(4));
                  return Step.done(
                      right
                          ? Outcome.SUCCEEDED
                          : Outcome.failed(Failure.other(captured.toString())));
                });
    assertThat(Runner.run(call, 1, commands, EventLog.to(recorder)).outcome())
        .isEqualTo(Outcome.SUCCEEDED);
    assertThat(recorder.output()).isEmpty();
  }

  @Test
  void aCommandThatCannotBeStartedFailsItsTask() {
    tasks.task("a", NONE, "nonsense", "echo never");
    assertThat(run(1, "a").outcome().failure())
        .extracting(Failure::message)
        .asString()
        .contains("not a command: nonsense");
    assertThat(recorder.output()).isEmpty();
  }

  @Test
  void whatARunThatEndsWellHasLeftInTheBackgroundIsNotEnded() {
    tasks.task("a", NONE, "true");
    run(1, "a");
    assertThat(commands.told()).containsExactly("start true NONE", "close");
  }

  @Test
  void aSignalIsUpToTheCommandsAndNothingIsLeftAfterIt() {
    tasks.task("a", NONE, "echo begun; hang", "echo never");
    RunHandle run = start("a");
    commands.awaitHanging();
    assertThat(run.idle()).isFalse();
    Receivers receivers = run.pass(Termination.Signal.INT);
    assertThat(receivers.any()).isTrue();
    assertThat(run.result().join().exitCode(true)).isEqualTo(130);
    assertThat(receivers.running().getAsBoolean()).isFalse();
    // There is nothing that it could be stuck in.
    assertThat(run.idle()).isFalse();
    assertThat(commands.told())
        .containsExactly("start echo begun; hang NONE", "pass INT", "end all", "close");
    assertThat(recorder.output()).isEqualTo("begun\n");
  }

  @Test
  void afterASignalNothingBeginsThatWaitsForASlot() {
    tasks.task("all", List.of("a", "b", "c")).task("a", NONE, "hang");
    tasks.task("b", NONE, "echo never").task("c", List.of("b"), "echo never");
    RunHandle run = start("all");
    commands.awaitHanging();
    run.pass(Termination.Signal.INT);
    assertThat(run.result().join().exitCode(true)).isEqualTo(130);
    assertThat(recorder.output()).isEmpty();
  }

  /** What a condition says that was ended by it is no answer, and a task goes on after one. */
  @Test
  void aSignalToAQuietCommandIsTold() {
    Call call =
        Call.of(
            "a",
            Reason.REQUESTED,
            () ->
                (worker, _) -> {
                  CommandSpec spec = CommandSpec.of("hang", folder, ImmutableMap.of());
                  boolean first = worker.capture(spec, null).interrupted();
                  CommandSpec next = CommandSpec.of("exit 1", folder, ImmutableMap.of());
                  boolean second = worker.capture(next, null).interrupted();
                  return Step.done(
                      first && !second
                          ? Outcome.SUCCEEDED
                          : Outcome.failed(Failure.other(first + " " + second)));
                });
    RunHandle run =
        Runner.start(RunRequest.of(ImmutableList.of(call), 1), commands, EventLog.to(recorder));
    commands.awaitHanging();
    run.pass(Termination.Signal.INT);
    assertThat(run.result().join().outcome()).isEqualTo(Outcome.SUCCEEDED);
  }

  @Test
  void aCancelEndsWhatRunsThenRunsDefersThenEndsAll() {
    tasks.task(
        "a",
        new Tasks.Definition(NONE, List.of("hang", "echo no"), List.of("echo last"), false, false));
    RunHandle run = start("a");
    commands.awaitHanging();
    run.cancel("stop");
    assertThat(run.result().join().outcome().status()).isEqualTo(Outcome.Status.CANCELLED);
    assertThat(commands.told())
        .containsExactly(
            "start hang NONE", "terminate TERM", "start echo last NONE", "end all", "close");
    assertThat(recorder.output()).isEqualTo("last\n");
  }

  @Test
  void aKillEndsDefersAndAll() {
    tasks.task("a", new Tasks.Definition(NONE, List.of("true"), List.of("hang"), false, false));
    RunHandle run = start("a");
    commands.awaitHanging();
    run.cancel("stop");
    assertThat(run.result()).isNotDone();
    run.kill("stop now");
    run.result().join();
    assertThat(commands.told())
        .containsExactly(
            "start true NONE", "start hang NONE", "terminate KILL", "end all", "close");
  }

  @Test
  void theWayToExecuteIsToldInTheLog() {
    tasks.task("a", NONE, "true");
    run(1, "a");
    assertThat(recorder.of(RunEvent.RunStarted.class))
        .extracting(RunEvent.RunStarted::shell)
        .containsExactly("memory");
  }

  @Test
  void commandsAskForNothingThatTheWayToExecuteCannotGive() {
    CommandSpec spec = CommandSpec.of("true", folder, ImmutableMap.of()).interactive();
    Call call =
        Call.of(
            "a",
            Reason.REQUESTED,
            () ->
                (worker, _) -> {
                  worker.run(CommandRequest.of(spec, "a"));
                  return Step.done(Outcome.SUCCEEDED);
                });
    LentSlots slots = new LentSlots();
    RunRequest request = RunRequest.of(ImmutableList.of(call), 1);
    Runner.start(request, commands, EventLog.to(), slots).result().join();
    assertThat(commands.told()).containsExactly("start true NONE", "close");
    assertThat(slots.lent).isEmpty();

    MemoryCommands able = new MemoryCommands(new CommandRunner.Capabilities("able", true, true));
    Runner.start(request, able, EventLog.to(), slots).result().join();
    assertThat(able.told()).containsExactly("start true INHERIT inherit", "close");
    assertThat(slots.lent).containsExactly(spec);
  }

  private RunHandle start(String name) {
    RunRequest request = RunRequest.of(ImmutableList.of(tasks.call(name)), 1);
    return Runner.start(request, commands, EventLog.to(recorder));
  }

  private RunResult runThrowing(Supplier<RuntimeException> thrown) {
    Call call =
        Call.of(
            "a",
            Reason.REQUESTED,
            () -> {
              throw thrown.get();
            });
    return Runner.run(call, 1, commands, EventLog.to(recorder));
  }

  @Test
  void aBodyThatBreaksFailsItsTaskAndTheRunEnds() {
    RunResult result = runThrowing(() -> new IllegalStateException("oops"));
    assertThat(result.outcome().failure()).extracting(Failure::message).asString().contains("oops");
  }

  @Test
  @Timeout(60)
  void aTaskForWhichNoThreadIsLeftFailsAndTheRunEnds() {
    RunResult result =
        runThrowing(
            () -> {
              throw new OutOfMemoryError("unable to create native thread");
            });
    assertThat(result.outcome().failure())
        .extracting(Failure::message)
        .asString()
        .contains("task \"a\"", "unable to create native thread", "raise the limits");
  }

  @Test
  void aViewThatBreaksDoesNotBreakTheRun() {
    tasks.task("a", NONE, "echo a");
    RunEventSink broken =
        event -> {
          throw new IllegalStateException("view");
        };
    RunResult result = Runner.run(tasks.call("a"), 1, commands, EventLog.to(broken, recorder));
    assertThat(result.outcome().well()).isTrue();
    assertThat(recorder.output()).isEqualTo("a\n");
  }

  /**
   * Thousands of tasks that do nothing, in a random graph with calls and run-once tasks, on pools
   * of all sizes.
   */
  @Test
  void thousandsOfTinyTasks() {
    for (int workers : new int[] {1, 2, 8, 0}) {
      Random random = new Random(workers);
      int size = workers == 0 ? 300 : 4000;
      AtomicInteger bodies = new AtomicInteger();
      AtomicInteger busy = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      List<Call> calls = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        List<Call> needs = new ArrayList<>();
        for (int j = 0; j < random.nextInt(4) && i > 0; j++) {
          needs.add(calls.get(Math.max(0, i - 1 - random.nextInt(50))));
        }
        ImmutableList<Call> deps = ImmutableList.copyOf(needs);
        String name = "t" + i;
        calls.add(Call.of(name, Reason.DEP, () -> tiny(deps, bodies, busy, most)).once(name));
      }
      Call all =
          Call.of(
              "all", Reason.REQUESTED, () -> tiny(ImmutableList.copyOf(calls), bodies, busy, most));
      assertThat(Runner.run(all, workers, commands, EventLog.to()).outcome())
          .isEqualTo(Outcome.SUCCEEDED);
      assertThat(bodies).hasValue(size + 1);
      assertThat(most.get()).isLessThanOrEqualTo(workers == 0 ? Integer.MAX_VALUE : workers);
    }
  }

  private static TaskBody tiny(
      ImmutableList<Call> deps, AtomicInteger bodies, AtomicInteger busy, AtomicInteger most) {
    bodies.incrementAndGet();
    boolean[] asked = {false};
    return (_, results) -> {
      most.accumulateAndGet(busy.incrementAndGet(), Math::max);
      try {
        if (!asked[0]) {
          asked[0] = true;
          return Step.await(deps);
        }
        return Step.done(
            CallResult.failure(results).map(Outcome::failed).orElse(Outcome.SUCCEEDED));
      } finally {
        busy.decrementAndGet();
      }
    };
  }
}
