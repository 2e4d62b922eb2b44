package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.DeferredStep;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Scope;
import io.github.taskfilels.program.values.SourceFiles;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallResult;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Worker;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sources of some calls and of everything that they call, as deps, as commands or
 * deferred. Runs no command but those of dynamic variables, whose results are kept for the run
 * itself.
 */
public final class SourceScan implements TaskBody {
  private final TaskRun run;
  private final List<Lookup.Found> calls;
  private final Consumer<Sources> found;
  private final Deque<Visit> todo = new ArrayDeque<>();
  private final Set<Visit> seen = new HashSet<>();
  private @Nullable Failure problem;

  /**
   * The sources of one task.
   *
   * @param directory to which the patterns are relative
   * @param gitignore whether files that git ignores are left out
   */
  public record Sources(
      Path directory, ImmutableList<SourceFiles.Pattern> patterns, boolean gitignore) {}

  private record Visit(Lookup.Found call, ImmutableList<Var> vars) {}

  private SourceScan(TaskRun run, List<Lookup.Found> calls, Consumer<Sources> found) {
    this.run = run;
    this.calls = calls;
    this.found = found;
  }

  /**
   * The scan as a call; it fails with the first task that cannot be put together, after having
   * looked at all the others.
   */
  public static Call of(TaskRun run, List<Lookup.Found> calls, Consumer<Sources> found) {
    return Call.of("", Reason.REQUESTED, () -> new SourceScan(run, calls, found)).free();
  }

  @Override
  public Step next(Worker worker, ImmutableList<CallResult> results) throws InterruptedException {
    calls.forEach(call -> add(call, ImmutableList.of()));
    DynamicValues dynamic = run.variables().with(worker);
    while (!todo.isEmpty() && !worker.cancelled()) {
      Visit visit = todo.remove();
      try {
        scan(visit, dynamic);
      } catch (ValueException e) {
        problem = problem == null ? Failure.other(e.text()) : problem;
      }
    }
    return Step.done(problem == null ? Outcome.SUCCEEDED : Outcome.failed(problem));
  }

  private void scan(Visit visit, DynamicValues dynamic)
      throws ValueException, InterruptedException {
    Scope scope = run.evaluator().scope(visit.call(), visit.vars(), dynamic);
    CompiledTask task = run.compiler().compile(visit.call(), scope, dynamic);
    CompiledTask.Sources sources = task.sources();
    if (!sources.sources().isEmpty()) {
      found.accept(new Sources(Path.of(task.directory()), sources.sources(), sources.gitignore()));
    }
    for (CompiledTask.DepCall dep : task.deps()) {
      add(dep.task(), dep.vars());
    }
    for (CompiledTask.Step step : task.commands()) {
      CompiledTask.Step own =
          step instanceof DeferredStep deferred
              ? run.compiler().deferred(task, deferred.source(), null)
              : step;
      if (own instanceof CallStep call) {
        add(call.task(), call.vars());
      }
    }
  }

  private void add(String name, ImmutableList<Var> vars) {
    if (!name.isEmpty() && run.lookup(name) instanceof Lookup.Found call) {
      add(call, vars);
    }
  }

  private void add(Lookup.Found call, ImmutableList<Var> vars) {
    Visit visit = new Visit(call, vars);
    if (seen.add(visit)) {
      todo.add(visit);
    }
  }
}
