package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.TaskView;
import java.util.List;

/**
 * Texts of tasks that people read, such as descriptions, with their templates rendered as far as
 * nothing has to be run. A text whose template fails, or costs too much, is shown as it is written,
 * as in Task.
 */
public record ShownTexts(VariableEvaluator evaluator) {
  private static final String OPEN = "{{";

  /** As Task's lists show it: what only a command tells is empty. */
  public String rendered(TaskView task, String written) {
    return rendered(task, written, false);
  }

  /**
   * The same, but as it is written where a command decides what it says, and with masked secrets.
   */
  public String known(TaskView task, String written) {
    return rendered(task, written, true);
  }

  /**
   * The absolute directory in which a task runs; its templates stay where only a command decides.
   */
  public String directory(TaskView task) {
    try {
      String written = evaluator.directories().written(task);
      return Directories.join(
          evaluator.invocation().rootDirectory(),
          evaluator.directories().expand(known(task, written)));
    } catch (ValueException e) {
      return evaluator.invocation().rootDirectory();
    }
  }

  private String rendered(TaskView task, String written, boolean known) {
    if (!written.contains(OPEN)) {
      return written;
    }
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      Lookup.Found found = new Lookup.Found(task, ImmutableList.of(), task.name());
      Scope scope = evaluator.scope(found, List.of(), null);
      return known && new UnrunCommands(scope).decideText(written)
          ? written
          : evaluator.render(
              written, known && scope.hasSecrets() ? scope.masked() : scope.values());
    } catch (ValueException | BudgetSpentException e) {
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return written;
    }
  }
}
