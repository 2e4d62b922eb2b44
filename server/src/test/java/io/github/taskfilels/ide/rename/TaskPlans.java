package io.github.taskfilels.ide.rename;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tasks of a root would do, as text: names, dependencies, commands, directories, and the
 * values that are known without a run. Nothing is run.
 */
public final class TaskPlans {
  private static final SourceFiles NO_FILES =
      new SourceFiles() {
        @Override
        public ImmutableList<String> files(
            Path directory, List<Pattern> patterns, boolean gitignore) {
          return ImmutableList.of();
        }

        @Override
        public String checksum(List<String> files) {
          return null;
        }

        @Override
        public Instant newest(List<String> files) {
          return null;
        }
      };

  /** Begins the lines of variables, all of which a task sees, but need not use. */
  static final String VALUE = "value ";

  private TaskPlans() {}

  /** The plans of a root's tasks, at most so many, in the order of the tasks. */
  public static List<String> of(Snapshot snapshot, FileId root, int most) {
    Program program = Programs.around(snapshot, root).of(root);
    List<String> plans = new ArrayList<>();
    program.tasks().limit(most).forEach(task -> plans.add(plan(snapshot, program, task)));
    return plans;
  }

  private static String plan(Snapshot snapshot, Program program, TaskView task) {
    String head =
        task.name()
            + " "
            + program.aliases(task)
            + " "
            + task.internal()
            + " "
            + task.file()
            + "\n";
    try {
      Lookup.Found call = new Lookup.Found(task, ImmutableList.of(), task.name());
      return head + text(compile(snapshot, program, call, ImmutableList.of()));
    } catch (ValueException | BudgetSpentException e) {
      return head + e.getMessage();
    }
  }

  /** A task with everything rendered for a call with some variables. */
  public static CompiledTask compile(
      Snapshot snapshot, Program program, Lookup.Found call, List<Var> vars) throws ValueException {
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      VariableEvaluator evaluator = evaluator(snapshot, program);
      Scope scope = evaluator.scope(call, ImmutableList.copyOf(vars), null);
      return TaskCompiler.forLooking(evaluator, NO_FILES)
          .compile(call, scope, DynamicValues.none());
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static VariableEvaluator evaluator(Snapshot snapshot, Program program)
      throws ValueException {
    String directory = program.root().directory().toString();
    Invocation invocation =
        new Invocation(
            ImmutableMap.of(),
            program.root().toString(),
            directory,
            directory,
            "task",
            ImmutableMap.of(),
            ImmutableList.of(),
            Invocation.Options.NONE);
    return new VariableEvaluator(
        snapshot,
        program,
        invocation,
        new Renderer(SystemHost.forLooking(ImmutableMap.of(), directory)));
  }

  private static String text(CompiledTask task) throws ValueException {
    StringBuilder text = new StringBuilder();
    text.append(task.label()).append('\n').append(task.directory()).append('\n');
    text.append(task.condition()).append(task.prefix()).append(task.run()).append('\n');
    task.deps().forEach(dep -> text.append(dep.task()).append(vars(dep.vars())).append('\n'));
    text.append(task.preconditions()).append(task.status()).append(task.prompts()).append('\n');
    text.append(task.sources()).append('\n');
    for (CompiledTask.Step step : task.commands()) {
      switch (step) {
        case CompiledTask.ShellStep shell ->
            text.append(shell.text()).append(" if ").append(shell.condition()).append('\n');
        case CompiledTask.CallStep call ->
            text.append(call.task())
                .append(vars(call.vars()))
                .append(call.condition())
                .append('\n');
        case CompiledTask.DeferredStep _ -> text.append("deferred\n");
      }
    }
    Map<String, String> values = new TreeMap<>();
    for (String name : task.scope().names()) {
      String command = task.scope().command(name);
      values.put(name, command == null ? String.valueOf(task.scope().value(name)) : command);
    }
    lines(text, values);
    lines(text, task.environment());
    return text.toString();
  }

  private static void lines(StringBuilder text, Map<String, String> values) {
    values.forEach(
        (name, value) ->
            text.append(VALUE)
                .append(name)
                .append('=')
                .append(value.lines().toList())
                .append('\n'));
  }

  private static Map<String, String> vars(List<Var> vars) {
    Map<String, String> values = new TreeMap<>();
    vars.forEach(
        one -> values.put(one.name(), String.valueOf(one.value()).replace('\n', '\u0002')));
    return values;
  }
}
