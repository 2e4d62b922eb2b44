package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Suggestions;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.TaskCompiler;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.Var;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.run.Call;
import io.github.taskfilels.run.CallIdentity;
import io.github.taskfilels.run.Failure;
import io.github.taskfilels.run.Outcome;
import io.github.taskfilels.run.Reason;
import io.github.taskfilels.run.Step;
import io.github.taskfilels.run.TaskBody;
import io.github.taskfilels.run.event.Secrets;
import io.github.taskfilels.run.files.DiskSources;
import io.github.taskfilels.run.history.History;
import io.github.taskfilels.run.history.HistoryFile;
import io.github.taskfilels.run.history.HistoryRecorder;
import io.github.taskfilels.run.tasks.RunOptions.Switch;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.TemplateHost;
import io.github.taskfilels.text.Similar;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Guard;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What the calls of one run share. Safe for several threads. */
public final class TaskRun {
  /** Task suggests no name that is farther away. */
  private static final int MOST_EDITS = 2;

  private final Program program;
  private final RunOptions options;
  private final Prompter prompter;
  private final TemplateHost host;
  private final VariableEvaluator evaluator;
  private final TaskCompiler compiler;
  private final TaskFolders folders;
  private final VariableCommands variables;
  private final RequiredVariables required;
  private final Fingerprints fingerprints;
  private final Invocation invocation;
  private final Secrets secrets = new Secrets();
  private Priorities priorities = Priorities.NONE;
  private @Nullable CompletableFuture<History> history;

  /**
   * @param snapshot what is run; later edits make no difference
   * @param host the machine as templates see it
   * @param files finds sources on the disk
   */
  public TaskRun(
      Snapshot snapshot,
      Program program,
      Invocation invocation,
      RunOptions options,
      Prompter prompter,
      TemplateHost host,
      DiskSources files)
      throws ValueException {
    this.program = program;
    this.options = options;
    this.prompter = prompter;
    this.invocation = invocation;
    this.host = host;
    this.evaluator =
        new VariableEvaluator(snapshot, program, invocation, new Renderer(host), secrets::add);
    this.compiler = TaskCompiler.forRunning(evaluator, files);
    this.required =
        new RequiredVariables(
            program, evaluator, TaskCompiler.forLooking(evaluator, files), prompter);
    this.fingerprints = Fingerprints.of(program, invocation, files, options.state());
    this.folders = new TaskFolders(!options.is(Switch.DRY));
    this.variables = new VariableCommands(options.is(Switch.VERBOSE), folders, secrets);
  }

  RunOptions options() {
    return options;
  }

  TaskLog taskLog() {
    return new TaskLog(options.is(Switch.VERBOSE));
  }

  Prompter prompter() {
    return prompter;
  }

  TemplateHost host() {
    return host;
  }

  VariableEvaluator evaluator() {
    return evaluator;
  }

  TaskCompiler compiler() {
    return compiler;
  }

  TaskFolders folders() {
    return folders;
  }

  VariableCommands variables() {
    return variables;
  }

  /** Asks for required variables that are missing. */
  public RequiredVariables required() {
    return required;
  }

  /** Finds sources on the disk. */
  public DiskSources files() {
    return fingerprints.disk();
  }

  Lookup lookup(String name) {
    return program.lookup(name);
  }

  /** The values of secret variables that calls have used, as they become known. */
  public Secrets secrets() {
    return secrets;
  }

  Priorities priorities() {
    return priorities;
  }

  /** What writes down how long tasks take; null for a run that executes nothing. */
  public @Nullable HistoryRecorder recorder() {
    return options.is(Switch.DRY)
        ? null
        : new HistoryRecorder(new HistoryFile(fingerprints.stateFolder()));
  }

  /**
   * Begins to read what {@link #expect} will need for several tasks: on a thread of its own, while
   * the plan is made.
   */
  public void expectSoon() {
    history =
        CompletableFuture.supplyAsync(
            this::readHistory,
            reading -> Thread.ofPlatform().daemon().name("history-read").start(reading));
  }

  private History readHistory() {
    return new HistoryFile(fingerprints.stateFolder()).read();
  }

  /**
   * Before the first call: from now on calls are as urgent as the plan and the times of earlier
   * runs say. A single task needs no order.
   */
  public void expect(TaskPlan plan) {
    if (plan.shapes().size() > 1) {
      History known = history == null ? readHistory() : history.join();
      priorities = new Priorities(known, plan.shapes(), !options.is(Switch.DRY));
    }
  }

  /**
   * A call that only explains a task, and asks commands for that.
   *
   * @param answer completed with what was found out, or with the {@link ValueException} because of
   *     which that is impossible
   */
  public Call asking(Lookup.Found found, boolean forced, CompletableFuture<Explanation> answer) {
    return Call.of(
        found.fullName(), Reason.REQUESTED, () -> new AskBody(this, found, forced, answer));
  }

  /** The call of a task that was asked for. */
  public Call requested(Lookup.Found found) {
    return call(found, Reason.REQUESTED, ImmutableList.of(), false, null, null);
  }

  /**
   * The call of a task by its full name; one that does not exist fails when it is made.
   *
   * @param after what is left when it has ended
   */
  Call call(
      String name,
      Reason reason,
      ImmutableList<Var> vars,
      boolean silent,
      @Nullable Duration timeout,
      Outlook.Left after) {
    return switch (program.lookup(name)) {
      case Lookup.Found found -> call(found, reason, vars, silent, timeout, after);
      case Lookup lookup -> Call.of(name, reason, () -> failing(failure(name, lookup)));
    };
  }

  private Call call(
      Lookup.Found found,
      Reason reason,
      ImmutableList<Var> vars,
      boolean silent,
      @Nullable Duration timeout,
      Outlook.@Nullable Left after) {
    boolean requested = reason == Reason.REQUESTED;
    String variant = Variant.of(invocation, vars);
    String run = found.task().task().run();
    boolean once = !(run.isEmpty() ? evaluator.rootRun() : run).equals("always");
    Outlook outlook = priorities.of(found, variant, once, after);
    Call call =
        Call.of(
                found.fullName(),
                reason,
                () -> new TaskCallBody(this, found, vars, silent, requested, outlook))
            .within(timeout)
            .identifiedBy(identity(found, vars))
            .expecting(outlook)
            .at(priorities.place(found))
            .variant(variant)
            .once(once && vars.isEmpty() && timeout == null ? sameKey(found) : null);
    if (options.is(Switch.STATUS_ONLY)) {
      return call;
    }
    return interactive(found.task()) ? call.free() : call.late();
  }

  /** What a call has in common with others, and whether anything may end a recursion there. */
  private static CallIdentity identity(Lookup.Found found, List<Var> vars) {
    TaskView view = found.task();
    boolean asks =
        view.task().vars().stream().anyMatch(variable -> variable.kind() == Variable.Kind.SH)
            || vars.stream().anyMatch(variable -> variable.kind() == Variable.Kind.SH);
    return new CallIdentity(
        view.name(),
        asks ? null : found.fullName() + vars,
        asks || !view.task().guards().isEmpty());
  }

  /**
   * What makes calls without variables the same, so that {@code run: once} and {@code when_changed}
   * need not put them together to find that out; null if each may be answered in another way.
   */
  private @Nullable String sameKey(Lookup.Found found) {
    TaskEntry task = found.task().task();
    boolean may =
        options.is(Switch.STATUS_ONLY)
            || task.guards().contains(Guard.IF)
            || !task.requires().isEmpty();
    return may ? null : "call " + found.called();
  }

  private boolean interactive(TaskView view) {
    Taskfile model = evaluator.model(view.file());
    Task written = model == null ? null : model.task(view.task().name());
    return written != null && written.isSet(FlagKey.INTERACTIVE);
  }

  private static TaskBody failing(Failure failure) {
    return (worker, results) -> Step.done(Outcome.failed(failure));
  }

  /** Why a name is no task, in Task's words. */
  public Failure failure(String name, Lookup lookup) {
    return failure(program, options, name, lookup);
  }

  /** The same for a program that is not run. */
  public static Failure failure(Program program, RunOptions options, String name, Lookup lookup) {
    if (lookup instanceof Lookup.Ambiguous(ImmutableList<TaskView> tasks)) {
      String names = String.join(", ", tasks.stream().map(TaskView::name).toList());
      return Failure.other("task: Found multiple tasks (" + names + ") that match \"" + name + "\"")
          .withStatus(ExitCode.TASK_NAME_CONFLICT);
    }
    String similar = options.is(Switch.NO_SUGGESTIONS) ? null : new Suggestions(program).name(name);
    String suggestion =
        similar != null && Similar.distance(name, similar) <= MOST_EDITS ? similar : null;
    String more = suggestion == null ? "" : ". Did you mean \"" + suggestion + "\"?";
    return Failure.other("task: Task \"" + name + "\" does not exist" + more)
        .withStatus(ExitCode.TASK_NOT_FOUND);
  }

  private @Nullable Taskfile root() {
    return evaluator.root();
  }

  /** Whether the root says that nothing is shown. */
  boolean rootSilent() {
    Taskfile root = root();
    return root != null && Flag.isSet(root.silent());
  }

  /** Whether a task is silent by its own key, or by that of an included file on the way to it. */
  boolean silent(TaskView view, Task source) {
    Flag written = source.flag(FlagKey.SILENT);
    if (written != null) {
      return written.value();
    }
    for (IncludeStep step : view.includePath().steps()) {
      Summary summary = program.files().summary(step.to());
      if (summary != null && Boolean.TRUE.equals(summary.silent())) {
        return true;
      }
    }
    return false;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  List<Text> rootSet() {
    Taskfile root = root();
    return root == null ? List.of() : root.set();
  }

  List<Text> rootShopt() {
    Taskfile root = root();
    return root == null ? List.of() : root.shopt();
  }
}
