package io.github.taskfilels.run.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.run.Concurrency;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.RunResult;
import io.github.taskfilels.run.event.RunEvent;
import io.github.taskfilels.run.event.RunEventSink;
import io.github.taskfilels.run.jobserver.Jobservers;
import io.github.taskfilels.run.tasks.Explanation;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that begin at the door, with real commands. */
@Timeout(60)
class LauncherTest {
  @TempDir Path temp;
  private Path folder;
  private final List<RunEvent> events = new CopyOnWriteArrayList<>();
  private final RunEventSink sink = events::add;

  @BeforeEach
  void resolve() throws Exception {
    folder = temp.toRealPath();
  }

  private RunSpec spec(String tasks, TaskArguments arguments) throws Exception {
    return spec(tasks, arguments, Map.of());
  }

  private RunSpec spec(String tasks, TaskArguments arguments, Map<String, String> more)
      throws Exception {
    Path file = Files.writeString(folder.resolve("Taskfile.yml"), "version: '3'\n" + tasks);
    ImmutableMap<String, String> environment =
        ImmutableMap.<String, String>builder()
            .put("PATH", System.getenv("PATH"))
            .putAll(more)
            .buildOrThrow();
    FileId root = FileId.of(file);
    return RunSpec.of(
        LoadedProgram.read(environment, root), RunSpec.Folders.beside(root), arguments);
  }

  private RunResult run(RunSpec spec) throws RunRefusedException {
    try (Launcher launcher = Launcher.early(spec.environment())) {
      return launcher.prepare(spec).start(List.of(sink)).result().join();
    }
  }

  private String output() {
    return output(events);
  }

  private static String output(List<RunEvent> events) {
    StringBuilder text = new StringBuilder();
    for (RunEvent event : events) {
      if (event instanceof RunEvent.Output output) {
        text.append(output.bytes().display());
      }
    }
    return text.toString();
  }

  @Test
  void aPreparedRunRunsWithItsVariablesAndArguments() throws Exception {
    RunSpec spec =
        spec(
            "tasks: {greet: {deps: [dep], cmd: 'echo {{.NAME}} {{.CLI_ARGS}} in $PWD'},"
                + " dep: echo dep}\n",
            TaskArguments.of(List.of("NAME=you", "greet"), ImmutableList.of("and", "me")));
    try (Launcher launcher = Launcher.later(spec.environment(), false)) {
      PreparedRun prepared = launcher.prepare(spec);
      assertThat(prepared.tasks()).extracting(TaskView::name).containsExactly("greet", "dep");
      RunResult result = prepared.start(List.of(sink)).result().join();
      assertThat(result.outcome().well()).isTrue();
    }
    assertThat(output()).isEqualTo("dep\nyou and me in " + folder + "\n");
  }

  @Test
  void theEnvironmentIsTheOneOfTheSpecification() throws Exception {
    run(
        spec(
            "tasks: {default: 'echo ${HOME:-none} $COLOUR {{.COLOUR}}'}\n",
            new TaskArguments(ImmutableList.of(), ImmutableMap.of(), ImmutableList.of()),
            Map.of("COLOUR", "red")));
    assertThat(output()).isEqualTo("none red red\n");
  }

  @Test
  void withoutAWishAsManyTasksWorkAsThereAreProcessors() throws Exception {
    int processors = Runtime.getRuntime().availableProcessors();
    assertThat(Concurrency.UNSAID.slots()).isEqualTo(processors);
    assertThat(Concurrency.UNSAID.said()).isFalse();
    assertThat(Concurrency.of(-3)).isEqualTo(Concurrency.of(0));
    run(spec("tasks: {a: echo a}\n", TaskArguments.of("a")));
    assertThat(events.getFirst())
        .isInstanceOfSatisfying(
            RunEvent.RunStarted.class,
            started -> assertThat(started.concurrency()).isEqualTo(processors));
  }

  @Test
  void aCycleMayAlsoEndARunThatTellsOfIt() throws Exception {
    RunSpec spec = spec("tasks: {a: {deps: [b]}, b: {deps: [a]}}\n", TaskArguments.of("a"));
    RunResult result = run(spec.with(execution(Execution.Cycles.FAIL)));
    Failure failure = result.outcome().failure();
    assertThat(failure).isNotNull();
    assertThat(failure.cycle()).containsExactly("a", "b", "a");
    assertThat(events.getLast()).isInstanceOf(RunEvent.RunEnded.class);
  }

  private static Execution execution(Execution.Cycles cycles) {
    return new Execution(
        Concurrency.of(2), false, Jobservers.Use.OFF, cycles, Execution.Watch.AS_WRITTEN);
  }

  @Test
  void whatIsKeptHasNoSecrets() throws Exception {
    RunSpec spec =
        spec(
            "tasks: {a: {vars: {KEY: {value: hunter2, secret: true}}, cmd: 'echo {{.KEY}}'}}\n",
            TaskArguments.of("a"));
    List<RunEvent> kept = new CopyOnWriteArrayList<>();
    RunEventSink keeping = kept::add;
    try (Launcher launcher = Launcher.later(spec.environment(), false);
        ReadyRun ready = launcher.prepare(spec).ready()) {
      ready.start(List.of(sink), List.of(keeping)).result().join();
      assertThat(ready.unrecorded()).isNull();
    }
    assertThat(output()).isEqualTo("hunter2\n");
    assertThat(output(kept)).isEqualTo("*****\n");
  }

  @Test
  void tasksSayAtTheSameTimeWhetherTheyAreUpToDate() throws Exception {
    RunSpec spec =
        spec(
            "tasks: {yes: {status: ['true'], cmd: echo y}, no: {status: ['false'], cmd: echo n},"
                + " plain: echo p}\n",
            TaskArguments.of("yes"));
    List<TaskView> tasks = spec.program().program().tasks().toList();
    try (Launcher launcher = Launcher.later(spec.environment(), false)) {
      Inquiry<Set<String>> inquiry = launcher.upToDate(spec, tasks);
      assertThat(inquiry).isNotNull();
      inquiry.run().result().join();
      assertThat(inquiry.answer().get()).containsExactly("yes");
      List<TaskView> plain = tasks.stream().filter(task -> task.name().equals("plain")).toList();
      assertThat(launcher.upToDate(spec, plain)).isNull();
    }
  }

  @Test
  void anExplanationLooksOrAsks() throws Exception {
    Explainer explainer =
        Explainer.of(spec("tasks: {a: {status: ['false'], cmd: echo a}}\n", TaskArguments.of("a")));
    assertThat(explainer.look().answer()).isEqualTo(Explanation.Answer.DEPENDS);
    try (Launcher launcher = Launcher.later(explainer.spec().environment(), false)) {
      Inquiry<Explanation> inquiry = explainer.ask(launcher);
      inquiry.run().result().join();
      assertThat(inquiry.answer().get().answer()).isEqualTo(Explanation.Answer.RUNS);
    }
  }
}
