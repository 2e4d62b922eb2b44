package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Platforms;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Worker;
import java.util.concurrent.CompletableFuture;

/**
 * Explains a call and asks its conditions and the commands of its variables for that; its own
 * commands are not run.
 */
record AskBody(
    TaskRun run, Lookup.Found found, boolean forced, CompletableFuture<Explanation> answer)
    implements TaskBody {

  @Override
  public Step next(Worker worker, ImmutableList<CallResult> results) throws InterruptedException {
    try (Budget _ = Budget.open(Limits.ASKING)) {
      answer.complete(explain(worker));
      return Step.done(Outcome.SUCCEEDED);
    } catch (BudgetSpentException e) {
      return unanswered(
          new ValueException(
              "task: to explain " + found.fullName() + " is given up: " + e.getMessage()));
    } catch (ValueException e) {
      return unanswered(e);
    }
  }

  private Step unanswered(ValueException e) {
    answer.completeExceptionally(e);
    return Step.done(Outcome.failed(Failure.other(e.text()).withStatus(e.status())));
  }

  private Explanation explain(Worker worker) throws ValueException, InterruptedException {
    if (!Platforms.match(
        run.evaluator().written(found.task()).environment().platforms(), run.host())) {
      return Explanation.SKIPPED;
    }
    DynamicValues dynamic = run.variables().with(worker);
    Scope scope = run.evaluator().scope(found, ImmutableList.of(), dynamic);
    CompiledTask task = run.compiler().compile(found, scope, dynamic);
    ShellCommands shell = new ShellCommands(run, task, true);
    return Explanation.of(
        task, run.fingerprints(), forced, command -> shell.ask(worker, command).yes());
  }
}
