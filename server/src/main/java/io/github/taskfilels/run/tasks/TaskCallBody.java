package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.budget.Budget;
import io.github.taskfilels.budget.BudgetSpentException;
import io.github.taskfilels.budget.Limits;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.DeferredStep;
import io.github.taskfilels.program.values.CompiledTask.DepCall;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.program.values.DynamicValues;
import io.github.taskfilels.program.values.Platforms;
import io.github.taskfilels.program.values.Scope;
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
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.FileProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task, step by step as Task does it: platform, required variables, values,
 * condition, run-once, deps, preconditions, status, prompts, directory, commands, deferred
 * commands.
 */
final class TaskCallBody implements TaskBody {
  private final TaskRun run;
  private final TaskLog taskLog;
  private final Lookup.Found found;
  private final ImmutableList<Var> vars;
  private final boolean callSilent;
  private final boolean forced;
  private final Outlook outlook;
  private final List<Command> deferred = new ArrayList<>();
  private Phase phase = Phase.START;
  private @Nullable ShellCommands compiled;
  private @Nullable CallStep waitingFor;
  private @Nullable Failure failure;
  private @Nullable SourceState sources;
  private boolean anyFailed;
  private int next;

  private enum Phase {
    START,
    CLAIMED,
    DEPS,
    COMMANDS,
    CALLED,
    DEFERRED
  }

  /**
   * @param callSilent whether the call says that the task's commands are not shown
   * @param requested whether the task was asked for, not called by another one
   * @param outlook what is expected of the call
   */
  TaskCallBody(
      TaskRun run,
      Lookup.Found found,
      ImmutableList<Var> vars,
      boolean callSilent,
      boolean requested,
      Outlook outlook) {
    this.run = run;
    this.taskLog = run.taskLog();
    this.found = found;
    this.vars = vars;
    this.callSilent = callSilent;
    this.outlook = outlook;
    this.forced =
        run.options().is(Switch.FORCE) && (requested || !run.options().is(Switch.GENTLE_FORCE));
  }

  @Override
  public Step next(Worker worker, ImmutableList<CallResult> results) throws InterruptedException {
    try {
      return switch (phase) {
        case START -> run.options().is(Switch.STATUS_ONLY) ? look(worker) : start(worker);
        case CLAIMED -> claimed(worker);
        case DEPS -> afterDeps(worker, results);
        case COMMANDS -> commands(worker);
        case CALLED -> called(worker, results);
        case DEFERRED -> deferredCommands(worker, results);
      };
    } catch (ValueException e) {
      // Task does not say that a task failed if it could not even be put together.
      return Step.done(Outcome.failed(Failure.other(e.text()).withStatus(e.status())));
    }
  }

  private ShellCommands shell() {
    if (compiled == null) {
      throw new IllegalStateException("not compiled: " + found.called());
    }
    return compiled;
  }

  private CompiledTask task() {
    return shell().task();
  }

  /** Like all looks within limits. */
  private Step look(Worker worker) throws ValueException, InterruptedException {
    try (Budget _ = Budget.open(Limits.ASKING)) {
      return start(worker);
    } catch (BudgetSpentException e) {
      throw new ValueException(
          "task: to look at " + found.fullName() + " is given up: " + e.getMessage());
    }
  }

  private Step start(Worker worker) throws ValueException, InterruptedException {
    Task source = run.evaluator().written(found.task());
    RequiredVariables required = run.required();
    ImmutableList<Var> given = required.with(vars);
    boolean asks = !run.options().is(Switch.STATUS_ONLY) && !required.asks();
    // What is wrong with the values is found below, too; but these two come before any command.
    Scope fast =
        (asks && !source.conditions().requires().isEmpty())
                || !source.environment().platforms().isEmpty()
            ? run.evaluator().scope(found, given, null)
            : null;
    if (!Platforms.match(source.environment().platforms(), run.host())) {
      taskLog.verboseOut(
          worker, "task: \"" + found.called() + "\" not for current platform - ignored");
      return Step.done(Outcome.skipped("not for this platform"));
    }
    if (asks && fast != null) {
      run.compiler().checkRequired(found, fast);
    }
    ShellCommands shell = compiled(worker, given);
    compiled = shell;
    if (run.options().is(Switch.STATUS_ONLY)) {
      return status(worker, shell);
    }
    CompiledTask task = shell.task();
    ShellCommands.@Nullable Answer condition =
        task.condition().isBlank() ? null : shell.ask(worker, task.condition());
    if (condition != null && condition.failure() != null) {
      return failed(condition.failure());
    }
    if (condition != null && !condition.yes()) {
      taskLog.verboseOut(
          worker, "task: if condition not met - skipped: \"" + found.called() + "\"");
      return Step.done(Outcome.skipped("its condition is not met"));
    }
    if (required.ask(found, task.scope())) {
      shell = compiled(worker, required.with(vars));
      compiled = shell;
      task = shell.task();
    }
    run.compiler().checkAllowed(task);
    phase = Phase.CLAIMED;
    return switch (task.run()) {
      case "always" -> claimed(worker);
      case "once" -> new Step.Claim(OnceKey.once(task));
      case "when_changed" -> new Step.Claim(OnceKey.whenChanged(task));
      default -> failed(Failure.other("task: invalid run \"" + task.run() + "\""));
    };
  }

  private ShellCommands compiled(Worker worker, ImmutableList<Var> given)
      throws ValueException, InterruptedException {
    DynamicValues dynamic = run.variables().with(worker);
    Scope scope = run.evaluator().scope(found, given, dynamic);
    CompiledTask task = run.compiler().compile(found, scope, dynamic);
    boolean silenced =
        callSilent
            || run.options().is(Switch.SILENT)
            || run.rootSilent()
            || run.silent(task.view(), task.source());
    return new ShellCommands(run, task, silenced);
  }

  private Step claimed(Worker worker) throws ValueException, InterruptedException {
    CompiledTask task = task();
    taskLog.verboseInfo(worker, "task: \"" + found.called() + "\" started");
    phase = Phase.DEPS;
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    for (DepCall dep : task.deps()) {
      calls.add(
          run.call(
              dep.task(),
              Reason.DEP,
              dep.vars(),
              Flag.isSet(dep.source().silent()),
              ShellCommands.duration(dep.source().timeout()),
              outlook.afterDeps()));
    }
    boolean failFast = run.options().is(Switch.FAIL_FAST) || task.source().isSet(FlagKey.FAILFAST);
    // Without dependencies, too: what comes next is work and has to wait for a slot.
    return new Step.Await(calls.build(), failFast, false).then(outlook.afterDeps());
  }

  private Step afterDeps(Worker worker, ImmutableList<CallResult> results)
      throws ValueException, InterruptedException {
    Failure cause = CallResult.failure(results, TaskCallBody::named).orElse(null);
    if (cause != null) {
      return failed(cause);
    }
    Preflight before = new Preflight(run, task(), shell());
    sources = SourceState.of(run, task(), forced);
    if (!forced) {
      Failure unmet = before.preconditions(worker);
      if (unmet != null) {
        return failed(unmet);
      }
      Preflight.State state = before.state(worker, sources);
      if (state.failure() != null) {
        return failed(state.failure());
      }
      if (state.upToDate()) {
        before.tellUpToDate(worker);
        keepLooks(worker);
        return Step.done(Outcome.upToDate(state.why()));
      }
    }
    if (!run.options().is(Switch.DRY)) {
      Failure refused = before.prompts(worker);
      if (refused != null) {
        return failed(refused);
      }
      before.directory(worker);
    }
    Failure stateless = begin(worker);
    if (stateless != null) {
      return failed(stateless);
    }
    phase = Phase.COMMANDS;
    return commands(worker);
  }

  private Step commands(Worker worker) throws InterruptedException {
    CompiledTask task = task();
    while (failure == null && next < task.commands().size()) {
      switch (task.commands().get(next++)) {
        case DeferredStep step -> deferred.add(step.source());
        case ShellStep step -> ended(worker, step.source(), shell().run(worker, step, false));
        case CallStep step -> {
          if (step.task().isEmpty()) {
            continue;
          }
          ShellCommands.Answer condition = shell().condition(worker, step.condition());
          ended(worker, step.source(), condition.failure());
          if (condition.yes()) {
            waitingFor = step;
            phase = Phase.CALLED;
            Outlook.Left left = outlook.from(task, next);
            return Step.await(call(step, Reason.CALL, left)).then(left);
          }
        }
      }
    }
    String name = "task: \"" + found.called() + "\" ";
    if (failure == null) {
      taskLog.verboseInfo(worker, name + "finished");
    } else {
      taskLog.verboseError(worker, name + "failed: " + failure.message());
    }
    remember(worker);
    phase = Phase.DEFERRED;
    return deferredCommands(worker, ImmutableList.of());
  }

  /** Makes sure that the task is not up to date while it runs; what went wrong, or null. */
  private @Nullable Failure begin(Worker worker) {
    try {
      if (sources != null) {
        sources.begin();
      }
      return null;
    } catch (IOException e) {
      if (sources != null && sources.isBelieved()) {
        return Failure.other(
            "task: the state of \"" + found.called() + "\" cannot be kept: " + FileProblem.of(e));
      }
      // Nothing is there that a later run could believe wrongly.
      sources = null;
      notKept(worker, e);
      return null;
    }
  }

  private void notKept(Worker worker, IOException e) {
    taskLog.error(
        worker,
        "task: the state of \""
            + found.called()
            + "\" is not kept, it will run again: "
            + FileProblem.of(e));
  }

  /** Keeps what the next run has to know. Deferred commands make no difference, as in Task. */
  private void remember(Worker worker) {
    try {
      if (sources != null) {
        sources.end(anyFailed);
      }
    } catch (IOException e) {
      notKept(worker, e);
    }
  }

  /** Keeps how the sources look, for the sake of speed only. */
  private void keepLooks(Worker worker) {
    try {
      if (sources != null) {
        sources.upToDate();
      }
    } catch (IOException e) {
      taskLog.verboseWarning(
          worker, "task: the sources will have to be read again: " + FileProblem.of(e));
    }
  }

  /** Only says whether the task is up to date; deps and conditions do not count. */
  private Step status(Worker worker, ShellCommands shell)
      throws ValueException, InterruptedException {
    Preflight.State state =
        new Preflight(run, shell.task(), shell)
            .state(worker, SourceState.of(run, shell.task(), false));
    if (state.failure() != null) {
      return Step.done(Outcome.failed(state.failure()));
    }
    return Step.done(
        state.upToDate()
            ? Outcome.upToDate(state.why())
            : Outcome.failed(
                Failure.other("task: Task \"" + shell.task().shown() + "\" is not up-to-date")
                    .withStatus(ExitCode.UNKNOWN)));
  }

  private Call call(CallStep step, Reason reason, Outlook.Left after) {
    Call call =
        run.call(
            step.task(),
            reason,
            step.vars(),
            step.source().isSet(FlagKey.SILENT),
            ShellCommands.duration(step.source().timeout()),
            after);
    return step.condition().isBlank() ? call : call.identifiedBy(call.identity().conditional());
  }

  private Step called(Worker worker, ImmutableList<CallResult> results)
      throws InterruptedException {
    CallStep step = waitingFor;
    Failure cause = CallResult.failure(results).orElse(null);
    if (step != null && cause != null) {
      ended(worker, step.source(), named(cause, task().shown()));
    }
    waitingFor = null;
    phase = Phase.COMMANDS;
    return commands(worker);
  }

  /** A call whose own time was up says so without saying whose it was. */
  private static Failure named(Failure failure, String task) {
    boolean bare =
        failure.kind() == Failure.Kind.TIMEOUT
            && failure.message().startsWith("command timeout exceeded");
    return bare ? failure.prefixed("task: [" + task + "] ") : failure;
  }

  /** Takes note of how a command ended. */
  private void ended(Worker worker, Command command, @Nullable Failure cause) {
    if (cause == null) {
      return;
    }
    anyFailed = true;
    boolean byCommand = command.isSet(FlagKey.IGNORE_ERROR);
    boolean byTask = task().source().isSet(FlagKey.IGNORE_ERROR);
    if (!cause.ignorable() || !(byCommand || byTask) || worker.cancelled()) {
      failure = cause;
      return;
    }
    String kind = command instanceof Command.Shell ? "command" : "task";
    String what = byCommand ? "[" + task().shown() + "] " + kind : "task";
    taskLog.verboseWarning(worker, "task: " + what + " error ignored: " + cause.message());
  }

  /** Deferred commands, the last one first. They change nothing about how the task ends. */
  private Step deferredCommands(Worker worker, ImmutableList<CallResult> results)
      throws InterruptedException {
    CallResult.failure(results).ifPresent(cause -> ignored(worker, cause.message()));
    Integer exitCode = failure != null && failure.ignorable() ? failure.exitCode() : null;
    while (!deferred.isEmpty()) {
      Command command = deferred.removeLast();
      try {
        switch (run.compiler().deferred(task(), command, exitCode)) {
          case ShellStep step -> {
            Failure cause = shell().run(worker, step, true);
            if (cause != null) {
              ignored(worker, cause.message());
            }
          }
          case CallStep step -> {
            if (!step.task().isEmpty()) {
              return new Step.Await(
                  ImmutableList.of(call(step, Reason.DEFERRED, outlook.atEnd())), false, true);
            }
          }
          case DeferredStep step ->
              throw new IllegalStateException("rendered into itself: " + step);
        }
      } catch (ValueException e) {
        ignored(worker, e.text());
      }
    }
    return failure == null ? Step.done(Outcome.SUCCEEDED) : failed(failure);
  }

  private void ignored(Worker worker, String why) {
    taskLog.verboseWarning(worker, "task: ignored error in deferred cmd: " + why);
  }

  /** The end of a task that failed after it had begun. */
  private Step failed(Failure cause) {
    if (cause.kind() == Failure.Kind.CYCLE) {
      return Step.done(Outcome.failed(cause));
    }
    return Step.done(
        Outcome.failed(
            cause
                .ofTask("task: Failed to run task \"" + task().shown() + "\": ")
                .withStatus(ExitCode.TASK_RUN_ERROR)));
  }
}
