package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.values.CompiledTask;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.Check;
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
import io.github.taskfilels.run.CommandRequest;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.RunEvent;
import io.github.taskfilels.run.RunEvent.Message;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.Worker;
import io.github.taskfilels.run.process.CommandSpec;
import io.github.taskfilels.run.process.Exit;
import io.github.taskfilels.run.process.StreamKind;
import io.github.taskfilels.run.process.Termination;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Durations;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of a task, step by step as Task does it: platform, required variables, values,
 * condition, run-once, deps, preconditions, status, prompts, directory, commands, deferred
 * commands.
 */
final class TaskCallBody implements TaskBody {
  private static final int TASK_FAILED = 201;

  private final TaskRun run;
  private final Lookup.Found found;
  private final ImmutableList<Var> vars;
  private final boolean callSilent;
  private final boolean forced;
  private final List<Command> deferred = new ArrayList<>();
  private Phase phase = Phase.START;
  private @Nullable CompiledTask compiled;
  private @Nullable CallStep waitingFor;
  private @Nullable Failure failure;
  private int next;

  private enum Phase {
    START,
    CLAIMED,
    DEPS,
    COMMANDS,
    CALLED,
    DEFERRED,
    DEFERRED_CALLED
  }

  TaskCallBody(
      TaskRun run,
      Lookup.Found found,
      ImmutableList<Var> vars,
      boolean callSilent,
      boolean requested) {
    this.run = run;
    this.found = found;
    this.vars = vars;
    this.callSilent = callSilent;
    this.forced = run.options().force() && (requested || !run.options().gentleForce());
  }

  @Override
  public Step next(Worker worker, ImmutableList<CallResult> results) throws InterruptedException {
    try {
      return switch (phase) {
        case START -> start(worker);
        case CLAIMED -> claimed(worker);
        case DEPS -> afterDeps(worker, results);
        case COMMANDS -> commands(worker);
        case CALLED -> called(worker, results);
        case DEFERRED, DEFERRED_CALLED -> deferredCommands(worker, results);
      };
    } catch (ValueException e) {
      Failure cause = Failure.other(e.getMessage()).withStatus(e.status());
      return phase == Phase.START ? Step.done(Outcome.failed(cause)) : failed(worker, cause);
    }
  }

  private CompiledTask task() {
    if (compiled == null) {
      throw new IllegalStateException("not compiled: " + found.called());
    }
    return compiled;
  }

  private Step start(Worker worker) throws ValueException, InterruptedException {
    Task source = run.evaluator().written(found.task());
    Scope fast = run.evaluator().scope(found, vars, null);
    if (!Platforms.match(source.platforms(), run.host().os(), run.host().arch())) {
      verbose(
          worker,
          StreamKind.STDOUT,
          Message.Level.WARNING,
          "task: \"" + found.called() + "\" not for current platform - ignored");
      return Step.done(Outcome.skipped("not for this platform"));
    }
    run.compiler().checkRequired(found, fast);
    DynamicValues dynamic = run.variables().with(worker);
    Scope scope = run.evaluator().scope(found, vars, dynamic);
    CompiledTask task = run.compiler().compile(found, scope, dynamic);
    compiled = task;
    if (!task.condition().isBlank() && !succeeds(worker, task.condition())) {
      verbose(
          worker,
          StreamKind.STDOUT,
          Message.Level.WARNING,
          "task: if condition not met - skipped: \"" + found.called() + "\"");
      return Step.done(Outcome.skipped("its condition is not met"));
    }
    run.compiler().checkAllowed(task);
    phase = Phase.CLAIMED;
    String once = task.run().isEmpty() ? run.rootRun() : task.run();
    return switch (once) {
      case "always" -> claimed(worker);
      case "once" -> new Step.Claim(onceKey(task));
      case "when_changed" -> new Step.Claim(onceKey(task) + ":" + rendered(task));
      default -> failed(worker, Failure.other("task: invalid run \"" + once + "\""));
    };
  }

  private static String onceKey(CompiledTask task) {
    String name = task.view().task().name();
    for (String part : task.call().match()) {
      name = name.replaceFirst("\\*", java.util.regex.Matcher.quoteReplacement(part));
    }
    return task.view().file() + ":" + name;
  }

  /**
   * What was rendered, with the variables that are passed on: Task leaves those out of its hash and
   * so skips calls that would do something else.
   */
  private static String rendered(CompiledTask task) {
    List<String> parts = new ArrayList<>();
    parts.add(task.label());
    parts.add(task.directory());
    parts.add(task.condition());
    parts.addAll(task.prompts());
    parts.addAll(task.status());
    task.preconditions().forEach(check -> parts.add(check.command() + "\n" + check.message()));
    task.deps().forEach(dep -> parts.add(dep.task() + "\n" + dep.vars()));
    for (CompiledTask.Step step : task.commands()) {
      parts.add(
          switch (step) {
            case ShellStep shell -> shell.text() + "\n" + shell.condition();
            case CallStep call -> call.task() + "\n" + call.condition() + "\n" + call.vars();
            case DeferredStep other -> other.source().range().toString();
          });
    }
    return String.join("\0", parts);
  }

  private Step claimed(Worker worker) throws ValueException, InterruptedException {
    CompiledTask task = task();
    verbose(
        worker, StreamKind.STDERR, Message.Level.INFO, "task: \"" + found.called() + "\" started");
    phase = Phase.DEPS;
    if (task.deps().isEmpty()) {
      return afterDeps(worker, ImmutableList.of());
    }
    ImmutableList.Builder<Call> calls = ImmutableList.builder();
    for (DepCall dep : task.deps()) {
      calls.add(
          run.call(
              dep.task(),
              Reason.DEP,
              dep.vars(),
              Task.isSet(dep.source().silent()),
              duration(dep.source().timeout())));
    }
    boolean failFast = run.options().failFast() || Task.isSet(task.source().failfast());
    return new Step.Await(calls.build(), failFast, false);
  }

  private Step afterDeps(Worker worker, ImmutableList<CallResult> results)
      throws ValueException, InterruptedException {
    Failure dep =
        CallResult.firstFailure(results)
            .map(result -> named(result.outcome().failure(), result.call().task()))
            .orElse(null);
    if (dep != null) {
      return failed(worker, dep);
    }
    CompiledTask task = task();
    if (!forced) {
      if (worker.cancelled()) {
        return failed(worker, Failure.cancelled("context canceled"));
      }
      for (Check check : task.preconditions()) {
        if (!succeeds(worker, check.command())) {
          if (!worker.cancelled()) {
            note(worker, StreamKind.STDERR, Message.Level.INFO, "task: " + check.message());
          }
          return failed(worker, Failure.other("task: precondition not met"));
        }
      }
      String method = task.method().isEmpty() ? run.rootMethod() : task.method();
      if (!List.of("checksum", "timestamp", "none").contains(method)) {
        return failed(worker, Failure.other("task: invalid method \"" + method + "\""));
      }
      if (upToDate(worker, task)) {
        if (run.options().verbose() || !silenced(task)) {
          note(
              worker,
              StreamKind.STDERR,
              Message.Level.INFO,
              "task: Task \""
                  + (run.options().prefixed() ? task.prefix() : task.shown())
                  + "\" is up to date");
        }
        return Step.done(Outcome.upToDate("all status commands ended well"));
      }
    }
    Failure refused = run.options().dry() ? null : prompt(worker, task);
    if (refused != null) {
      return failed(worker, refused);
    }
    if (!run.options().dry()) {
      makeDirectory(worker, task);
    }
    phase = Phase.COMMANDS;
    return commands(worker);
  }

  private boolean upToDate(Worker worker, CompiledTask task) throws InterruptedException {
    if (task.status().isEmpty()) {
      return false;
    }
    for (String status : task.status()) {
      boolean zero = succeeds(worker, status);
      verbose(
          worker,
          StreamKind.STDOUT,
          Message.Level.WARNING,
          "task: status command " + status + " exited " + (zero ? "zero" : "non-zero"));
      if (!zero) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Failure prompt(Worker worker, CompiledTask task) {
    for (String text : task.prompts()) {
      if (text.isEmpty()) {
        continue;
      }
      switch (run.prompter().ask(text)) {
        case YES -> {}
        case ASSUMED ->
            note(worker, StreamKind.STDOUT, Message.Level.WARNING, text + " [assuming yes]");
        case NO -> {
          return Failure.other("task: Task \"" + task.shown() + "\" cancelled by user");
        }
        case NO_TERMINAL -> {
          return Failure.other(
              "task: Task \""
                  + task.shown()
                  + "\" cancelled because it has a prompt and the environment is not a terminal."
                  + " Use --yes (-y) to run anyway.");
        }
      }
    }
    return null;
  }

  private void makeDirectory(Worker worker, CompiledTask task) {
    Path directory = Path.of(task.directory());
    if (!Files.exists(directory)) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        note(
            worker,
            StreamKind.STDERR,
            Message.Level.ERROR,
            "task: cannot make directory \"" + directory + "\": " + e.getMessage());
      }
    }
  }

  private Step commands(Worker worker) throws InterruptedException {
    CompiledTask task = task();
    while (failure == null && next < task.commands().size()) {
      switch (task.commands().get(next++)) {
        case DeferredStep step -> deferred.add(step.source());
        case ShellStep step -> ended(worker, step.source(), shell(worker, step, false));
        case CallStep step -> {
          if (!step.task().isEmpty() && conditionHolds(worker, step.condition())) {
            waitingFor = step;
            phase = Phase.CALLED;
            return Step.await(
                run.call(
                    step.task(),
                    Reason.CALL,
                    step.vars(),
                    Task.isSet(step.source().silent()),
                    duration(step.source().timeout())));
          }
        }
      }
    }
    verbose(
        worker, StreamKind.STDERR, Message.Level.INFO, "task: \"" + found.called() + "\" finished");
    phase = Phase.DEFERRED;
    return deferredCommands(worker, ImmutableList.of());
  }

  private Step called(Worker worker, ImmutableList<CallResult> results)
      throws InterruptedException {
    CallStep step = waitingFor;
    Failure cause =
        CallResult.firstFailure(results)
            .map(result -> named(result.outcome().failure(), task().shown()))
            .orElse(null);
    if (step != null) {
      ended(worker, step.source(), cause);
    }
    waitingFor = null;
    phase = Phase.COMMANDS;
    return commands(worker);
  }

  /** A call whose own time was up says so without saying whose it was. */
  private static @Nullable Failure named(@Nullable Failure failure, String task) {
    boolean bare =
        failure != null
            && failure.kind() == Failure.Kind.TIMEOUT
            && failure.message().startsWith("command timeout exceeded");
    return bare ? failure.prefixed("task: [" + task + "] ") : failure;
  }

  /** Takes note of how a command ended. */
  private void ended(Worker worker, Command command, @Nullable Failure cause) {
    if (cause == null) {
      return;
    }
    boolean byCommand = Task.isSet(command.ignoreError());
    boolean byTask = Task.isSet(task().source().ignoreError());
    if (cause.ignorable() && (byCommand || byTask) && !worker.cancelled()) {
      String what =
          !byCommand
              ? "task error ignored: "
              : command instanceof Command.Shell
                  ? "[" + task().shown() + "] command error ignored: "
                  : "[" + task().shown() + "] task error ignored: ";
      verbose(worker, StreamKind.STDERR, Message.Level.WARNING, "task: " + what + cause.message());
    } else {
      failure = cause;
    }
  }

  private boolean conditionHolds(Worker worker, String condition) throws InterruptedException {
    if (condition.isBlank() || succeeds(worker, condition)) {
      return true;
    }
    verbose(
        worker,
        StreamKind.STDOUT,
        Message.Level.WARNING,
        "task: [" + task().shown() + "] if condition not met - skipped");
    return false;
  }

  /** Runs a shell command; what went wrong, or null. */
  private @Nullable Failure shell(Worker worker, ShellStep step, boolean shielded)
      throws InterruptedException {
    CompiledTask task = task();
    Command.Shell source = step.source();
    if (step.text().isEmpty() || !conditionHolds(worker, step.condition())) {
      return null;
    }
    if (!Platforms.match(source.platforms(), run.host().os(), run.host().arch())) {
      verbose(
          worker,
          StreamKind.STDOUT,
          Message.Level.WARNING,
          "task: [" + task.shown() + "] " + step.shown() + " not for current platform - ignored");
      return null;
    }
    CommandSpec spec =
        CommandSpec.of(step.text(), Path.of(task.directory()), task.environment())
            .withOptions(
                union(run.rootSet(), task.source().set(), source.set()),
                union(run.rootShopt(), task.source().shopt(), source.shopt()))
            .withStdin(run.options().stdin());
    boolean interactive = Task.isSet(task.source().interactive());
    if (interactive && run.options().terminal()) {
      spec = spec.interactive();
    }
    // A dry run exists to show commands, so it shows those of silent tasks, too.
    boolean echo =
        run.options().verbose()
            || run.options().dry()
            || !(silenced(task) || Task.isSet(source.silent()));
    CommandRequest request =
        CommandRequest.of(spec, task.shown())
            .shown(step.shown(), echo)
            .displayed(display(task, interactive))
            .within(duration(source.timeout()))
            .ignoringErrors(
                Task.isSet(source.ignoreError()) || Task.isSet(task.source().ignoreError()))
            .endedBy(Termination.INTERRUPT);
    if (shielded) {
      request = request.shield();
    }
    if (run.options().dry()) {
      worker.announce(request);
      return null;
    }
    Exit exit = worker.run(request);
    if (exit.ok()) {
      return null;
    }
    Failure cause = Failure.of(exit);
    return exit instanceof Exit.TimedOut ? cause.prefixed("task: [" + task.shown() + "] ") : cause;
  }

  private RunEvent.Display display(CompiledTask task, boolean interactive) {
    return new RunEvent.Display(
        task.shown(),
        task.prefix(),
        groupLine(run.options().groupBegin(), task),
        groupLine(run.options().groupEnd(), task),
        interactive);
  }

  private @Nullable String groupLine(String template, CompiledTask task) {
    if (template.isEmpty()) {
      return null;
    }
    try {
      return run.evaluator().text(template, task.scope());
    } catch (ValueException e) {
      return template;
    }
  }

  /** Deferred commands, the last one first. They change nothing about how the task ends. */
  private Step deferredCommands(Worker worker, ImmutableList<CallResult> results)
      throws InterruptedException {
    CallResult.firstFailure(results)
        .map(result -> result.outcome().failure())
        .ifPresent(cause -> ignoredDeferred(worker, cause.message()));
    Integer exitCode = failure != null && failure.ignorable() ? failure.exitCode() : null;
    while (!deferred.isEmpty()) {
      Command command = deferred.removeLast();
      try {
        switch (run.compiler().deferred(task(), command, exitCode)) {
          case ShellStep step -> {
            Failure cause = shell(worker, step, true);
            if (cause != null) {
              ignoredDeferred(worker, cause.message());
            }
          }
          case CallStep step -> {
            if (!step.task().isEmpty()) {
              phase = Phase.DEFERRED_CALLED;
              Call call =
                  run.call(
                      step.task(),
                      Reason.DEFERRED,
                      step.vars(),
                      Task.isSet(step.source().silent()),
                      duration(step.source().timeout()));
              return new Step.Await(ImmutableList.of(call), false, true);
            }
          }
          case DeferredStep step ->
              throw new IllegalStateException("rendered into itself: " + step);
        }
      } catch (ValueException e) {
        ignoredDeferred(worker, e.getMessage());
      }
    }
    return failure == null ? Step.done(Outcome.SUCCEEDED) : failed(worker, failure);
  }

  private void ignoredDeferred(Worker worker, String why) {
    verbose(
        worker,
        StreamKind.STDERR,
        Message.Level.WARNING,
        "task: ignored error in deferred cmd: " + why);
  }

  /** The end of a task that failed after it had begun. */
  private Step failed(Worker worker, Failure cause) {
    verbose(
        worker,
        StreamKind.STDERR,
        Message.Level.ERROR,
        "task: \"" + found.called() + "\" failed: " + cause.message());
    if (cause.kind() == Failure.Kind.CYCLE) {
      return Step.done(Outcome.failed(cause));
    }
    return Step.done(
        Outcome.failed(
            cause
                .prefixed("task: Failed to run task \"" + task().shown() + "\": ")
                .withStatus(TASK_FAILED)));
  }

  private boolean silenced(CompiledTask task) {
    return callSilent
        || run.options().silent()
        || run.rootSilent()
        || run.silent(task.view(), task.source());
  }

  /** Whether a condition, check or status command ends well. It reads nothing and shows nothing. */
  private boolean succeeds(Worker worker, String command) throws InterruptedException {
    CompiledTask task = task();
    CommandSpec spec = CommandSpec.of(command, Path.of(task.directory()), task.environment());
    return worker.capture(spec, null).exit().ok();
  }

  private void verbose(Worker worker, StreamKind stream, Message.Level level, String text) {
    if (run.options().verbose()) {
      note(worker, stream, level, text);
    }
  }

  private static void note(Worker worker, StreamKind stream, Message.Level level, String text) {
    worker.note(new Message(level, stream, text));
  }

  private static @Nullable Duration duration(@Nullable Text text) {
    return text == null ? null : Durations.parse(text.value());
  }

  @SafeVarargs
  private static ImmutableList<String> union(List<Text>... lists) {
    ImmutableSortedSet.Builder<String> names = ImmutableSortedSet.naturalOrder();
    for (List<Text> list : lists) {
      list.forEach(text -> names.add(text.value()));
    }
    return names.build().asList();
  }
}
