package io.github.taskfilels.run.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.testkit.TestWorkspace;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequiredVariablesTest {
  private static final String FILE =
      """
      version: '3'
      vars: {KNOWN: 1}
      tasks:
        build:
          deps: [compile, {task: test, vars: {MODE: fast}}]
          requires: {vars: [NAME, KNOWN, {name: ENV, enum: [dev, prod]}]}
          cmds: [{task: publish}]
        compile: {requires: {vars: [TARGET, NAME]}}
        test: {requires: {vars: [MODE, {name: SHARD, enum: {ref: .SHARDS}}]}, vars: {SHARDS: [a, b]}}
        publish: {requires: {vars: [TOKEN]}}
      """;

  private final List<String> questions = new ArrayList<>();
  private @Nullable String refused;

  private final Prompter prompter =
      new Prompter() {
        @Override
        public Answer ask(String question) {
          return Answer.NO_TERMINAL;
        }

        @Override
        public boolean asksForValues() {
          return true;
        }

        @Override
        public @Nullable String value(String variable, List<String> choices) {
          questions.add(variable + choices);
          return variable.equals(refused) ? null : variable + "!";
        }
      };

  private final Program program;
  private final VariableEvaluator evaluator;
  private final TaskCompiler looking;

  RequiredVariablesTest() throws ValueException {
    Snapshot snapshot = TestWorkspace.of(Map.of("/Taskfile.yml", FILE)).snapshot();
    program = Program.of(snapshot, TestWorkspace.id("/Taskfile.yml"));
    Invocation invocation =
        new Invocation(
            ImmutableMap.of(),
            "/Taskfile.yml",
            "/",
            "/",
            "task",
            ImmutableMap.of(),
            ImmutableList.of(),
            Invocation.Options.NONE);
    evaluator =
        new VariableEvaluator(
            snapshot, program, invocation, new Renderer(SystemHost.forLooking(Map.of(), "/")));
    looking = TaskCompiler.forLooking(evaluator, new DiskSources(ImmutableMap.of()));
  }

  private Lookup.Found task(String name) {
    return (Lookup.Found) program.lookup(name);
  }

  private Scope scope(String name, ImmutableList<Var> vars)
      throws ValueException, InterruptedException {
    return evaluator.scope(task(name), vars, null);
  }

  private RequiredVariables variables(Prompter asks) {
    return new RequiredVariables(program, evaluator, looking, asks);
  }

  @Test
  void whatTheTreeOfDepsLacksIsAskedOnceBeforeAnythingRuns() throws Exception {
    RequiredVariables variables = variables(prompter);
    variables.askUpfront(List.of(task("build"), task("compile")));
    assertThat(questions).containsExactly("NAME[]", "ENV[dev, prod]", "TARGET[]", "SHARD[a, b]");
    assertThat(variables.with(ImmutableList.of(Var.literal("NAME", "mine"))))
        .containsExactly(
            Var.literal("NAME", "mine"),
            Var.literal("ENV", "ENV!"),
            Var.literal("TARGET", "TARGET!"),
            Var.literal("SHARD", "SHARD!"));
  }

  @Test
  void whatCommandsCallIsAskedForWhenItIsCalled() throws Exception {
    RequiredVariables variables = variables(prompter);
    assertThat(variables.ask(task("publish"), scope("publish", ImmutableList.of()))).isTrue();
    assertThat(questions).containsExactly("TOKEN[]");
    Scope answered = scope("publish", variables.with(ImmutableList.of()));
    assertThat(variables.ask(task("publish"), answered)).isFalse();
    assertThat(questions).hasSize(1);
  }

  @Test
  void refusingEndsTheCallWithTasksCode() {
    refused = "ENV";
    RequiredVariables variables = variables(prompter);
    assertThatThrownBy(() -> variables.askUpfront(List.of(task("build"))))
        .isInstanceOfSatisfying(
            ValueException.class,
            e -> {
              assertThat(e.status()).isEqualTo(ExitCode.TASK_CANCELLED);
              assertThat(e.text()).isEqualTo("task: Task \"interactive prompt\" cancelled by user");
            });
    assertThat(questions).containsExactly("NAME[]", "ENV[dev, prod]");
  }

  @Test
  void nobodyIsAskedWhereNobodyCanAnswer() throws Exception {
    RequiredVariables variables = variables(Prompter.nobody());
    variables.askUpfront(List.of(task("build")));
    assertThat(variables.ask(task("publish"), scope("publish", ImmutableList.of()))).isFalse();
    assertThat(variables.with(ImmutableList.of())).isEmpty();
  }
}
