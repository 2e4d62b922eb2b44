package io.github.taskfilels.run.launch;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Platforms;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.tasks.Explanation;
import io.github.taskfilels.run.tasks.Fingerprints;
import io.github.taskfilels.run.tasks.RunOptions;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.run.tasks.TaskRun;
import io.github.taskfilels.template.functions.SystemHost;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Tells of a task what a run of it would do, without running it.
 *
 * @param task the first that the specification names; it may be internal
 */
public record Explainer(RunSpec spec, Lookup.Found task) {

  /** Finds the task; refused where there is none. */
  public static Explainer of(RunSpec spec) throws RunRefusedException {
    Program program = spec.program().program();
    String name = spec.arguments().names().getFirst();
    Lookup lookup = program.lookup(name);
    if (lookup instanceof Lookup.Found found) {
      return new Explainer(spec, found);
    }
    Failure why = TaskRun.failure(program, spec.options(), name, lookup);
    throw new RunRefusedException(new RunRefusal.UnknownTask(name, lookup, why));
  }

  /** The same for a run with other options. */
  public Explainer with(RunOptions options) {
    return new Explainer(spec.with(options), task);
  }

  private boolean forced() {
    return spec.options().is(Switch.FORCE);
  }

  /** Where the variables of a call get their values from. */
  public Provenance provenance() throws RunRefusedException {
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      return spec.lookingEvaluator().provenance(task, ImmutableList.of());
    } catch (BudgetSpentException e) {
      throw tooMuch(e);
    } catch (ValueException e) {
      throw RunRefusedException.of(e);
    } catch (InterruptedException e) {
      throw RunRefusedException.interrupted();
    }
  }

  /** Why it would run, or would not, as far as that can be seen without starting a command. */
  public Explanation look() throws RunRefusedException {
    try (Budget _ = Budget.open(Limits.LOOK)) {
      return looked();
    } catch (BudgetSpentException e) {
      throw tooMuch(e);
    } catch (ValueException e) {
      throw RunRefusedException.of(e);
    } catch (InterruptedException e) {
      throw RunRefusedException.interrupted();
    }
  }

  private RunRefusedException tooMuch(BudgetSpentException e) {
    return RunRefusedException.of(
        new ValueException(
            "task: to explain " + task.fullName() + " is given up: " + e.getMessage()));
  }

  private Explanation looked() throws ValueException, InterruptedException {
    SystemHost host = spec.lookingHost();
    VariableEvaluator evaluator = spec.evaluator(host);
    if (!Platforms.match(evaluator.written(task.task()).environment().platforms(), host)) {
      return Explanation.SKIPPED;
    }
    DiskSources disk = spec.files();
    CompiledTask compiled = compiled(evaluator, disk);
    return Explanation.of(
        compiled,
        Fingerprints.of(spec.program().program(), spec.invocation(), disk, spec.options().state()),
        forced(),
        Explanation.Asker.NOBODY);
  }

  private CompiledTask compiled(VariableEvaluator evaluator, DiskSources disk)
      throws ValueException, InterruptedException {
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      Scope scope = evaluator.scope(task, ImmutableList.of(), null);
      return TaskCompiler.forLooking(evaluator, disk).compile(task, scope, DynamicValues.none());
    }
  }

  /** The same with the conditions and variables that are commands, which are run for it. */
  public Inquiry<Explanation> ask(Launcher launcher) throws RunRefusedException {
    CompletableFuture<Explanation> answer = new CompletableFuture<>();
    TaskRun run = Launcher.asking(spec);
    return new Inquiry<>(
        launcher.ask(ImmutableList.of(run.asking(task, forced(), answer)), List.of()),
        () -> answer(answer));
  }

  private static Explanation answer(CompletableFuture<Explanation> answer)
      throws RunRefusedException {
    return switch (answer.state()) {
      case SUCCESS -> answer.resultNow();
      case FAILED -> throw failure(answer.exceptionNow());
      case RUNNING, CANCELLED -> throw new RunRefusedException(new RunRefusal.Interrupted());
    };
  }

  private static RunRefusedException failure(Throwable failure) {
    if (failure instanceof ValueException known) {
      return RunRefusedException.of(known);
    }
    throw new IllegalStateException(failure);
  }
}
