package io.github.taskfilels.run.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is refused before anything has happened. Nothing here may start a process. */
class RefusalsTest {
  private static final FileId ROOT = TestWorkspace.id("/Taskfile.yml");

  private static RunSpec spec(String taskfile, String task) throws RunRefusedException {
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", taskfile)).snapshot();
    return RunSpec.of(
        LoadedProgram.of(snapshot, ROOT), RunSpec.Folders.beside(ROOT), TaskArguments.of(task));
  }

  private static RunRefusal refusal(ThrowingCallable what) {
    return catchThrowableOfType(RunRefusedException.class, what).refusal();
  }

  private static RunRefusal preparing(RunSpec spec) {
    return refusal(
        () -> {
          try (Launcher launcher = Launcher.later(spec.environment(), false)) {
            launcher.prepare(spec);
          }
        });
  }

  @Test
  void aRootThatTaskWouldNotLoadIsRefusedWithThePlace() {
    String text = "version: '3'\nincludes: {docs: ./docs}\ntasks: {a: echo a}\n";
    RunRefusal refusal = refusal(() -> spec(text, "a"));
    assertThat(refusal).isInstanceOf(RunRefusal.NotLoaded.class);
    assertThat(refusal.exitCode()).isEqualTo(ExitCode.TASKFILE_NOT_FOUND);
    assertThat(refusal.message()).contains("there is no Taskfile at /docs");
    RunRefusal.Place place = refusal.place();
    assertThat(place).isNotNull();
    assertThat(place.file()).isEqualTo(ROOT);
    assertThat(text.substring(place.range().start(), place.range().end())).isEqualTo("./docs");
  }

  @Test
  void aNameThatNobodyKnowsIsRefusedInTasksWords() throws Exception {
    RunRefusal refusal = preparing(spec("version: '3'\ntasks: {build: echo a}\n", "buildd"));
    assertThat(refusal)
        .isInstanceOfSatisfying(
            RunRefusal.UnknownTask.class, unknown -> assertThat(unknown.missing()).isTrue());
    assertThat(refusal.exitCode()).isEqualTo(ExitCode.TASK_NOT_FOUND);
    assertThat(refusal.message())
        .isEqualTo("task: Task \"buildd\" does not exist. Did you mean \"build\"?");
  }

  @Test
  void anAliasOfSeveralTasksIsNotMissing() throws Exception {
    RunRefusal refusal =
        preparing(
            spec(
                "version: '3'\ntasks: {a: {aliases: [x], cmd: a}, b: {aliases: [x], cmd: b}}\n",
                "x"));
    assertThat(refusal)
        .isInstanceOfSatisfying(
            RunRefusal.UnknownTask.class, unknown -> assertThat(unknown.missing()).isFalse());
    assertThat(refusal.exitCode()).isEqualTo(ExitCode.TASK_NAME_CONFLICT);
  }

  @Test
  void anInternalTaskIsRefusedButExplained() throws Exception {
    RunSpec spec = spec("version: '3'\ntasks: {a: {internal: true, cmd: echo a}}\n", "a");
    assertThat(preparing(spec)).isEqualTo(new RunRefusal.InternalTask("a"));
    assertThat(preparing(spec).exitCode()).isEqualTo(ExitCode.TASK_INTERNAL);
    assertThat(Explainer.of(spec).task().fullName()).isEqualTo("a");
  }

  @Test
  void aCycleIsRefusedWithItsPath() throws Exception {
    RunSpec spec = spec("version: '3'\ntasks: {a: {deps: [b]}, b: {deps: [a]}}\n", "a");
    RunRefusal refusal = preparing(spec);
    assertThat(refusal.message()).isEqualTo("tasks need each other in a circle: a → b → a");
    assertThat(refusal.exitCode()).isEqualTo(ExitCode.TASK_RUN_ERROR);
  }

  @Test
  void whatStandsOtherwiseOnTheDiskIsRefused() {
    TestWorkspace workspace =
        TestWorkspace.of(Map.of("/no/such/Taskfile.yml", "version: '3'\ntasks: {a: echo a}\n"));
    FileId root = TestWorkspace.id("/no/such/Taskfile.yml");
    Snapshot open =
        workspace.workspace().open(root, "taskfile", 1, "version: '3'\ntasks: {a: echo b}\n");
    assertThat(refusal(() -> LoadedProgram.saved(open, root)))
        .isInstanceOfSatisfying(
            RunRefusal.Unsaved.class, unsaved -> assertThat(unsaved.files()).containsExactly(root));
    FileId untitled = FileId.ofUri("untitled:Untitled-1");
    assertThat(refusal(() -> LoadedProgram.saved(open, untitled)).message())
        .isEqualTo("save the Taskfile first: it is not on the disk");
  }

  @Test
  void aMachineWithoutBashIsRefusedWhenTheShellIsNeeded() throws Exception {
    RunSpec spec = spec("version: '3'\ntasks: {a: echo a}\n", "a");
    try (Launcher launcher = Launcher.later(spec.environment(), false)) {
      PreparedRun prepared = launcher.prepare(spec);
      assertThat(refusal(prepared::ready))
          .isInstanceOfSatisfying(
              RunRefusal.NotPossible.class,
              refusal -> assertThat(refusal.message()).contains("bash was not found"));
    }
  }

  @Test
  void onlyTasksThatSaySoAreWatchedUnlessAllAre() throws Exception {
    RunSpec spec =
        spec("version: '3'\ntasks: {a: {watch: true, cmd: echo a}, default: echo b}\n", "a");
    RunSpec both = spec.naming(ImmutableList.of("a", "default"));
    RequestedCalls calls = RequestedCalls.of(both);
    assertThat(names(calls.once())).containsExactly("default");
    assertThat(names(calls.watched())).containsExactly("a");
    assertThat(calls.watched().run()).isNotSameAs(calls.run());
    RequestedCalls status = RequestedCalls.of(both.with(both.options().asking()));
    assertThat(status.anyWatched()).isFalse();
  }

  private static List<String> names(RequestedCalls calls) {
    return calls.found().stream().map(call -> call.fullName()).toList();
  }
}
