package io.github.taskfilels.cli.list;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists of a program's tasks, with their texts rendered as far as nothing has to be run. */
public final class Listing {
  private static final String OPEN = "{{";

  private final Snapshot snapshot;
  private final Program program;
  private final VariableEvaluator evaluator;

  public Listing(Snapshot snapshot, Program program, VariableEvaluator evaluator) {
    this.snapshot = snapshot;
    this.program = program;
    this.evaluator = evaluator;
  }

  /** The list for people. */
  public TaskList tasks() {
    return new TaskList(program, task -> rendered(task, task.task().desc()));
  }

  /**
   * A task of the list for programs.
   *
   * @param upToDate null where nobody asks
   */
  public TaskListJson.Row row(TaskView task, @Nullable Boolean upToDate) throws ValueException {
    Task source = evaluator.written(task);
    String label = rendered(task, text(source.description().label()));
    return new TaskListJson.Row(
        task,
        label.isEmpty() ? task.name() : label,
        rendered(task, task.task().desc()),
        rendered(task, text(source.description().summary())),
        program.aliases(task),
        upToDate,
        place(task, source));
  }

  private LineColumn place(TaskView task, Task source) {
    LineIndex lines = snapshot.lines(task.file());
    return lines == null
        ? new LineColumn(0, 0)
        : lines.position(source.nameRange().start(), PositionEncoding.UTF32);
  }

  private static String text(@Nullable Text text) {
    return text == null ? "" : text.value();
  }

  /** A text whose template fails, or costs too much, is shown as it is written, as in Task. */
  private String rendered(TaskView task, String written) {
    if (!written.contains(OPEN)) {
      return written;
    }
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      Lookup.Found found = new Lookup.Found(task, ImmutableList.of(), task.name());
      Scope scope = evaluator.scope(found, List.of(), null);
      return evaluator.text(written, scope);
    } catch (ValueException | BudgetSpentException e) {
      return written;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return written;
    }
  }
}
