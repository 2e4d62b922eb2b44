package io.github.taskfilels.run.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.CommandSpec;
import io.github.taskfilels.run.Exit;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.NotStartedException;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunHandle;
import io.github.taskfilels.run.RunRequest;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.event.EventLog;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventJson;
import io.github.taskfilels.run.process.ProcessSession;
import io.github.taskfilels.run.process.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
@Timeout(120)
class RunnerProcessesTest {
  private static final List<String> NONE = List.of();
  private static Shell shell;

  @TempDir Path folder;
  private final Recorder recorder = new Recorder();
  private Tasks tasks;

  @BeforeAll
  static void findShell() throws NotStartedException {
    shell = Shell.find(System.getenv());
  }

  @BeforeEach
  void tasks() {
    tasks = new Tasks(folder);
  }

  private RunResult run(int workers, String name) {
    return Runner.run(tasks.call(name), workers, shell, EventLog.to(recorder));
  }

  @Test
  void aCancelEndsProcessesAndRunsDefers() throws Exception {
    tasks.task(
        "a",
        new Tasks.Definition(
            NONE,
            List.of("touch ready; sleep 600", "echo no"),
            List.of("echo deferred"),
            false,
            false));
    RunHandle run =
        Runner.start(
            RunRequest.of(ImmutableList.of(tasks.call("a")), 2), shell, EventLog.to(recorder));
    await(() -> Files.exists(folder.resolve("ready")));
    run.cancel("stop");
    RunResult result = run.result().join();
    assertThat(result.outcome().status()).isEqualTo(Outcome.Status.CANCELLED);
    assertThat(result.survivors()).isEmpty();
    assertThat(recorder.output()).isEqualTo("deferred\n");
    assertThat(processesOf(run.id())).isEmpty();
  }

  @Test
  void aCancelAlsoEndsWhatEarlierCommandsLeftInTheBackground() throws Exception {
    tasks.task("a", NONE, "setsid sleep 600 >/dev/null 2>&1 & true", "touch ready; sleep 600");
    RunHandle run =
        Runner.start(
            RunRequest.of(ImmutableList.of(tasks.call("a")), 2), shell, EventLog.to(recorder));
    await(() -> Files.exists(folder.resolve("ready")));
    assertThat(processesOf(run.id())).isNotEmpty();
    run.cancel("stop");
    run.result().join();
    assertThat(processesOf(run.id())).isEmpty();
  }

  @Test
  void aKillEndsDefersToo() throws Exception {
    tasks.task(
        "a",
        new Tasks.Definition(
            NONE,
            List.of("exit 1"),
            List.of("touch ready; trap '' TERM; sleep 600; sleep 600"),
            false,
            false));
    RunHandle run =
        Runner.start(
            RunRequest.of(ImmutableList.of(tasks.call("a")), 2), shell, EventLog.to(recorder));
    await(() -> Files.exists(folder.resolve("ready")));
    run.cancel("stop");
    assertThat(run.result()).isNotDone();
    run.kill("stop now");
    assertThat(run.result().join().survivors()).isEmpty();
    assertThat(processesOf(run.id())).isEmpty();
  }

  @Test
  void failfastEndsTheOtherDeps() throws Exception {
    tasks
        .task(
            "a",
            new Tasks.Definition(List.of("slow", "bad"), List.of("echo no"), NONE, false, true))
        .task("slow", NONE, "sleep 600")
        .task("bad", NONE, "exit 9");
    RunResult result = run(2, "a");
    assertThat(result.exitCode(true)).isEqualTo(9);
    assertThat(recorder.outcome("slow").status()).isEqualTo(Outcome.Status.CANCELLED);
  }

  @Test
  void aTimeLimitOfACallEndsIt() {
    tasks.task("a", NONE, "sleep 600");
    RunResult result =
        Runner.run(tasks.call("a").within(Duration.ofMillis(200)), 1, shell, EventLog.to(recorder));
    assertThat(result.outcome().failure())
        .extracting(Failure::kind)
        .isEqualTo(Failure.Kind.TIMEOUT);
    assertThat(result.exitCode(true)).isEqualTo(124);
  }

  @Test
  void secretsNeverEnterTheLogEvenWhenLearntLate() {
    Call call =
        Call.of(
            "a",
            Reason.REQUESTED,
            () ->
                (worker, _) -> {
                  worker.secret("hunter2");
                  String script =
                      "printf hunt; sleep 0.1; printf 'er2\\n'; echo hunter >&2; echo x > /nowhere/hunter2";
                  CommandSpec spec =
                      CommandSpec.of(script, folder, ImmutableMap.copyOf(System.getenv()));
                  Exit exit = worker.run(CommandRequest.of(spec, "a"));
                  return Step.done(
                      Outcome.failed(Failure.other("hunter2 did not work: " + exit.code())));
                });
    Runner.run(call, 1, shell, EventLog.to(recorder));
    StringBuilder all = new StringBuilder();
    recorder.events().forEach(event -> all.append(RunEventJson.line(event)));
    assertThat(all.toString()).doesNotContain("hunter2").contains("*****\\n").contains("hunter\\n");
  }

  @Test
  void manyParallelCommandsKeepTheirOutputWhole() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      tasks.task(
          "t" + i, NONE, "for n in 1 2 3 4 5; do echo " + i + " $n; done; printf 'end " + i + "'");
      names.add("t" + i);
    }
    tasks.task("all", names);
    assertThat(run(8, "all").outcome().well()).isTrue();
    for (int i = 0; i < 60; i++) {
      int number = i;
      StringBuilder text = new StringBuilder();
      recorder.of(RunEvent.Output.class).stream()
          .filter(output -> output.task().equals("t" + number))
          .forEach(output -> text.append(output.bytes().display()));
      assertThat(text.toString())
          .isEqualTo("%1$d 1\n%1$d 2\n%1$d 3\n%1$d 4\n%1$d 5\nend %1$d".formatted(i));
    }
  }

  @Test
  void manyRunsLeaveNoThreadsBehind() throws Exception {
    tasks.task("a", NONE, "true");
    run(4, "a");
    await(() -> runThreads() == 0);
    for (int i = 0; i < 30; i++) {
      assertThat(run(4, "a").outcome().well()).isTrue();
    }
    await(() -> runThreads() == 0);
  }

  private static long runThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(
            name ->
                name.startsWith("worker-")
                    || name.startsWith("run-")
                    || name.startsWith("reaper-")
                    || name.startsWith("output-"))
        .count();
  }

  private static List<Long> processesOf(String runId) {
    try (ProcessSession probe = ProcessSession.open(shell, runId)) {
      return probe.alive();
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("it happens in the end").isLessThan(deadline);
      Thread.sleep(10);
    }
  }
}
