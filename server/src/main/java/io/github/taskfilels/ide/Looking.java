package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.Provenance;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values as a look at a project sees them: of a call without arguments, with nothing run. */
public final class Looking {
  private Looking() {}

  /** Evaluates the variables of a root. */
  static VariableEvaluator evaluator(Snapshot snapshot, FileId root) throws ValueException {
    FileId folder = root.directory();
    String directory = folder == null ? "" : folder.toString();
    ImmutableMap<String, String> environment = snapshot.environment();
    Invocation invocation =
        new Invocation(
            environment,
            root.toString(),
            directory,
            directory,
            "task",
            ImmutableMap.of(),
            ImmutableList.of(),
            Invocation.Options.NONE);
    Renderer renderer = new Renderer(SystemHost.forLooking(environment, directory));
    return VariableEvaluator.ofLook(
        snapshot, Programs.around(snapshot, root).of(root), invocation, renderer);
  }

  /**
   * Where the variables that a file or a task sees come from, by the shortest way to the file; null
   * where there is no such task.
   *
   * @param task the key of the task; null for what all of the file sees
   */
  public static @Nullable Provenance provenance(
      Snapshot snapshot, FileId file, @Nullable String task)
      throws ValueException, InterruptedException {
    Programs programs = Programs.around(snapshot, file);
    IncludePath includePath = programs.chainTo(file);
    VariableEvaluator evaluator = evaluator(snapshot, includePath.root());
    if (task == null) {
      return evaluator.provenance();
    }
    Summary summary = snapshot.summary(file);
    Summary.TaskEntry entry = summary == null ? null : summary.task(task);
    if (entry == null) {
      return null;
    }
    TaskView view = programs.of(includePath.root()).view(includePath, entry);
    return evaluator.provenance(
        new Lookup.Found(view, ImmutableList.of(), view.name()), ImmutableList.of());
  }

  /**
   * What somebody makes of the variables of a file or a task; null also where they cannot be worked
   * out.
   *
   * @param task as in {@link #provenance}
   * @param tooMuch what is said where that costs too much
   */
  static <T> @Nullable T look(
      Snapshot snapshot,
      FileId file,
      @Nullable String task,
      Function<Provenance, @Nullable T> look,
      Function<BudgetSpentException, @Nullable T> tooMuch) {
    try (Budget _ = Budget.open(Limits.EVALUATION)) {
      Provenance provenance = provenance(snapshot, file, task);
      return provenance == null ? null : look.apply(provenance);
    } catch (BudgetSpentException e) {
      return tooMuch.apply(e);
    } catch (ValueException e) {
      // What cannot be evaluated has its own diagnostics.
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
