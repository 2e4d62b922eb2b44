package io.github.taskfilels.program.values;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.time.GoTime;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.load.ExitCode;
import io.github.taskfilels.program.values.CompiledTask.CallStep;
import io.github.taskfilels.program.values.CompiledTask.Check;
import io.github.taskfilels.program.values.CompiledTask.DeferredStep;
import io.github.taskfilels.program.values.CompiledTask.DepCall;
import io.github.taskfilels.program.values.CompiledTask.ShellStep;
import io.github.taskfilels.program.values.CompiledTask.Step;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Glob;
import io.github.taskfilels.taskfile.Precondition;
import io.github.taskfilels.taskfile.Requirement;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Renders a task for one call, as Task compiles it ({@code variables.go}). */
public final class TaskCompiler {
  private static final String CHECKSUM = "checksum";

  private final VariableEvaluator evaluator;
  private final SourceFiles files;
  private final boolean forgiving;

  private TaskCompiler(VariableEvaluator evaluator, SourceFiles files, boolean forgiving) {
    this.evaluator = evaluator;
    this.files = files;
    this.forgiving = forgiving;
  }

  /** For calls that are going to run. */
  public static TaskCompiler forRunning(VariableEvaluator evaluator, SourceFiles files) {
    return new TaskCompiler(evaluator, files, false);
  }

  /** For calls that are only looked at: a text whose template fails stays as it is written. */
  public static TaskCompiler forLooking(VariableEvaluator evaluator, SourceFiles files) {
    return new TaskCompiler(evaluator, files, true);
  }

  private String render(String text, Map<String, ?> data) throws ValueException {
    try {
      return evaluator.render(text, data);
    } catch (ValueException e) {
      if (forgiving) {
        return text;
      }
      throw e;
    }
  }

  private Var render(Var variable, Map<String, ?> data) throws ValueException {
    try {
      return evaluator.render(variable, data);
    } catch (ValueException e) {
      if (forgiving) {
        return variable;
      }
      throw e;
    }
  }

  /** A text of a task for one call, or null. */
  private String text(@Nullable Text text, Map<String, ?> data) throws ValueException {
    return text == null ? "" : render(text.value(), data);
  }

  private ImmutableList<String> texts(List<Text> texts, Map<String, ?> data) throws ValueException {
    ImmutableList.Builder<String> rendered = ImmutableList.builder();
    for (Text text : texts) {
      rendered.add(text(text, data));
    }
    return rendered.build();
  }

  /** The name of a task in messages: its rendered label, or its full name. */
  public String shown(Lookup.Found call, Scope scope) throws ValueException {
    String label = text(evaluator.written(call.task()).description().label(), scope.values());
    return label.isEmpty() ? call.fullName() : label;
  }

  /**
   * Refuses a call that lacks required variables.
   *
   * @param scope may be without dynamic values
   */
  public void checkRequired(Lookup.Found call, Scope scope) throws ValueException {
    List<String> missing = new ArrayList<>();
    for (Requirement requirement : evaluator.written(call.task()).conditions().requires()) {
      if (!scope.has(requirement.name().value())) {
        missing.add(requirement.name().value() + allowed(requirement));
      }
    }
    if (!missing.isEmpty()) {
      throw new ValueException(
          "task: Task \""
              + shown(call, scope)
              + "\" cancelled because it is missing required variables: "
              + String.join(", ", missing),
          ExitCode.TASK_MISSING_REQUIRED_VARS);
    }
  }

  private static String allowed(Requirement requirement) {
    return requirement.allowed().isEmpty()
        ? ""
        : " (allowed values: " + goList(requirement.allowed()) + ")";
  }

  private static String goList(List<?> values) {
    StringBuilder text = new StringBuilder("[");
    for (Object value : values) {
      text.append(text.length() > 1 ? " " : "").append(value);
    }
    return text.append(']').toString();
  }

  /** Refuses a call with variables that an {@code enum} does not allow. */
  public void checkAllowed(CompiledTask task) throws ValueException {
    StringBuilder wrong = new StringBuilder();
    for (Requirement requirement : task.source().conditions().requires()) {
      List<String> allowed = allowedValues(requirement, task.scope());
      Object value = allowed.isEmpty() ? null : task.scope().value(requirement.name().value());
      if (value instanceof String text && !allowed.contains(text)) {
        wrong.append(
            "  - %s has an invalid value : '%s' (allowed values : %s)\n"
                .formatted(requirement.name().value(), text, goList(allowed)));
      }
    }
    if (!wrong.isEmpty()) {
      throw new ValueException(
          "task: Task \""
              + task.shown()
              + "\" cancelled because it is missing required variables:\n"
              + wrong,
          ExitCode.TASK_NOT_ALLOWED_VARS);
    }
  }

  /** The values that an {@code enum} allows; empty where it allows all. */
  public List<String> allowedValues(Requirement requirement, Scope scope) throws ValueException {
    Text ref = requirement.allowedRef();
    if (ref == null) {
      return requirement.allowed().stream().map(Text::value).toList();
    }
    if (!(evaluator.evaluate(ref.value(), scope.values()) instanceof List<?> list)) {
      throw new ValueException("enum reference \"" + ref.value() + "\" must resolve to a list");
    }
    List<String> values = new ArrayList<>();
    for (Object item : list) {
      if (!(item instanceof String text)) {
        throw new ValueException(
            "enum reference \"" + ref.value() + "\" must contain only strings");
      }
      values.add(text);
    }
    return values;
  }

  /** Renders everything; commands of dynamic variables of the environment are run. */
  public CompiledTask compile(Lookup.Found call, Scope scope, DynamicValues dynamic)
      throws ValueException, InterruptedException {
    try {
      return compiled(call, scope, dynamic);
    } catch (ValueException e) {
      throw evaluator.placed(e, call.task());
    }
  }

  private CompiledTask compiled(Lookup.Found call, Scope scope, DynamicValues dynamic)
      throws ValueException, InterruptedException {
    TaskView view = call.task();
    Task source = evaluator.written(view);
    Map<String, @Nullable Object> data = scope.values();
    Text labelText = source.description().label();
    String label = text(labelText, data);
    ImmutableList<String> prompts = texts(source.description().prompt(), data);
    String directory =
        Directories.join(
            evaluator.invocation().rootDirectory(),
            evaluator.directories().expand(render(evaluator.directories().written(view), data)));
    String prefix = text(source.behaviour().prefix(), data);
    ImmutableList<Var> listed = env(view, directory, scope, dynamic);
    ImmutableMap<String, String> environment = environment(listed, directory, dynamic);
    CompiledTask.Sources sources = sources(view, source, data);
    Path folder = Path.of(directory);
    Scope inner = scope.with(stateOf(source, sources, folder));
    Map<String, @Nullable Object> innerData = inner.values();
    Loops loops = new Loops(evaluator, view.file(), keyword -> loopFiles(keyword, sources, folder));
    ImmutableList.Builder<Step> steps = ImmutableList.builder();
    for (Command command : source.cmds()) {
      if (command.deferred()) {
        steps.add(new DeferredStep(command));
      } else {
        for (Map<String, @Nullable Object> round : loops.rounds(command.loop(), inner)) {
          steps.add(step(view, command, inner.with(round)));
        }
      }
    }
    ImmutableList.Builder<DepCall> deps = ImmutableList.builder();
    for (Dep dep : source.deps()) {
      for (Map<String, @Nullable Object> round : loops.rounds(dep.loop(), inner)) {
        Map<String, @Nullable Object> values = inner.with(round).values();
        deps.add(new DepCall(dep, name(view, dep.task(), values), vars(view, dep.vars(), values)));
      }
    }
    ImmutableList.Builder<Check> preconditions = ImmutableList.builder();
    for (Precondition precondition : source.conditions().preconditions()) {
      preconditions.add(check(precondition, innerData));
    }
    return new CompiledTask(
        call,
        source,
        label,
        shown(labelText == null ? "" : labelText.value(), scope),
        directory,
        environment,
        listed,
        inner,
        text(source.conditions().ifCondition(), data),
        prefix.isEmpty() ? view.name() : prefix,
        how(source, data),
        deps.build(),
        preconditions.build(),
        texts(source.fingerprint().status(), innerData),
        prompts,
        sources,
        steps.build());
  }

  private String how(Task source, Map<String, ?> data) throws ValueException {
    String run = text(source.behaviour().run(), data);
    return run.isEmpty() ? evaluator.rootRun() : run;
  }

  private CompiledTask.Sources sources(TaskView view, Task source, Map<String, ?> data)
      throws ValueException {
    Taskfile root = evaluator.root();
    String method = text(source.fingerprint().method(), data);
    if (method.isEmpty() && root != null && root.method() != null) {
      method = root.method().value();
    }
    return new CompiledTask.Sources(
        patterns(source.fingerprint().sources(), data),
        patterns(source.fingerprint().generates(), data),
        method.isEmpty() ? CHECKSUM : method,
        IgnoredFiles.areLeftOut(evaluator, view, source));
  }

  private ImmutableList<SourceFiles.Pattern> patterns(List<Glob> globs, Map<String, ?> data)
      throws ValueException {
    ImmutableList.Builder<SourceFiles.Pattern> patterns = ImmutableList.builder();
    for (Glob glob : globs) {
      patterns.add(new SourceFiles.Pattern(text(glob.pattern(), data), glob.exclude()));
    }
    return patterns.build();
  }

  /** {@code CHECKSUM} or {@code TIMESTAMP}, where something asks for it. */
  private Map<String, Object> stateOf(Task source, CompiledTask.Sources sources, Path directory) {
    String name = sources.method().toUpperCase(Locale.ROOT);
    boolean known = name.equals("CHECKSUM") || name.equals("TIMESTAMP");
    if (sources.sources().isEmpty() || !known) {
      return ImmutableMap.of();
    }
    if (!evaluator.names(source, name)) {
      return ImmutableMap.of();
    }
    ImmutableList<String> found = files.files(directory, sources.sources(), sources.gitignore());
    if (name.equals("CHECKSUM")) {
      return ImmutableMap.of(name, Strings.nullToEmpty(files.checksum(found)));
    }
    Instant newest = files.newest(found);
    return ImmutableMap.of(
        name,
        newest == null
            ? GoTime.at(Instant.EPOCH, ZoneId.systemDefault())
            : GoTime.at(newest, ZoneId.systemDefault()));
  }

  private ImmutableList<String> loopFiles(
      String keyword, CompiledTask.Sources sources, Path directory) {
    return files
        .files(
            directory,
            keyword.equals("sources") ? sources.sources() : sources.generates(),
            sources.gitignore())
        .stream()
        .map(file -> directory.relativize(Path.of(file)).toString())
        .collect(ImmutableList.toImmutableList());
  }

  private Check check(Precondition precondition, Map<String, ?> data) throws ValueException {
    Text sh = precondition.sh();
    Text msg = precondition.msg();
    String command = sh == null ? "" : sh.value();
    // A mapping has its dash before the key and so does not begin where its command begins.
    boolean scalar = sh != null && sh.range().start() == precondition.range().start();
    String message =
        msg != null && !msg.value().isEmpty()
            ? msg.value()
            : scalar ? "`" + command + "` failed" : command + " failed";
    return new Check(render(command, data), render(message, data));
  }

  /** The name is completed before it is rendered, as in Task. */
  private String name(TaskView view, Text task, Map<String, ?> data) throws ValueException {
    return task.value().isEmpty() ? "" : render(view.includePath().qualify(task.value()), data);
  }

  private ImmutableList<Var> vars(TaskView view, List<Variable> variables, Map<String, ?> data)
      throws ValueException {
    ImmutableList.Builder<Var> vars = ImmutableList.builder();
    for (Variable variable : variables) {
      vars.add(render(Var.of(variable, Origin.Kind.CALL, view.file()), data));
    }
    return vars.build();
  }

  private Step step(TaskView view, Command command, Scope scope) throws ValueException {
    Map<String, @Nullable Object> data = scope.values();
    String condition = text(command.ifCondition(), data);
    return switch (command) {
      case Command.Shell shell ->
          new ShellStep(
              shell,
              render(shell.cmd().value(), data),
              shown(shell.cmd().value(), scope),
              condition);
      case Command.Call call ->
          new CallStep(
              call, name(view, call.task(), data), vars(view, call.vars(), data), condition);
    };
  }

  /** A command as it may be shown: rendered with masked secrets, or as written where that fails. */
  private String shown(String command, Scope scope) throws ValueException {
    if (!scope.hasSecrets()) {
      return render(command, scope.values());
    }
    try {
      return render(command, scope.masked());
    } catch (ValueException e) {
      return command;
    }
  }

  /**
   * A deferred command, rendered when the task has ended.
   *
   * @param exitCode of the command that failed; null where none did
   */
  public Step deferred(CompiledTask task, Command command, @Nullable Integer exitCode)
      throws ValueException {
    Map<String, Object> more =
        exitCode == null ? ImmutableMap.of() : ImmutableMap.of("EXIT_CODE", exitCode.toString());
    try {
      return step(task.view(), command, task.scope().with(more));
    } catch (ValueException e) {
      throw evaluator.placed(e, task.view());
    }
  }

  /** What the task's own files of variables say; the first that has a key wins. */
  private Map<String, Var> files(Task source, String directory, Scope scope) throws ValueException {
    Map<String, Var> values = new LinkedHashMap<>();
    for (String path : texts(source.environment().dotenv(), scope.values())) {
      Path file = Path.of(Directories.join(directory, path));
      if (Files.exists(file)) {
        Origin origin = new Origin(Origin.Kind.DOTENV, FileId.of(file), null);
        DotEnv.read(file)
            .forEach((name, value) -> values.putIfAbsent(name, Var.literal(name, value, origin)));
      }
    }
    return values;
  }

  /**
   * The {@code env} of a task: that of the root, of its files of variables, and its own, rendered;
   * commands of dynamic ones are not run.
   *
   * @param directory of the task, absolute
   * @param dynamic for the root's files of variables, which may need dynamic variables
   */
  public ImmutableList<Var> env(
      TaskView view, String directory, Scope scope, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    Task source = evaluator.written(view);
    Map<String, Var> layers = new LinkedHashMap<>(evaluator.env(dynamic));
    layers.putAll(files(source, directory, scope));
    for (Variable variable : source.environment().env()) {
      layers.put(variable.name(), Var.of(variable, Origin.Kind.ENV, view.file()));
    }
    ImmutableList.Builder<Var> rendered = ImmutableList.builder();
    for (Var variable : layers.values()) {
      rendered.add(render(variable, scope.values()));
    }
    return rendered.build();
  }

  /** Commands of the environment see its other values, and each other in order. */
  private ImmutableMap<String, String> environment(
      ImmutableList<Var> listed, String directory, DynamicValues dynamic)
      throws ValueException, InterruptedException {
    if (listed.isEmpty()) {
      return evaluator.environment(ImmutableMap.of());
    }
    Bindings bindings = evaluator.newBindings(true);
    List<Var> commands = new ArrayList<>();
    for (Var variable : listed) {
      if (Bindings.hasCommand(variable)) {
        commands.add(variable);
      } else {
        Object value = variable.kind() == Variable.Kind.SH ? "" : variable.value();
        bindings.add(variable, binding -> new Binding.Result(value, null));
      }
    }
    for (Var variable : commands) {
      bindings.add(
          variable,
          binding ->
              new Binding.Result(
                  evaluator.output(
                      dynamic,
                      variable.text(),
                      variable.secret(),
                      directory,
                      bindings,
                      binding.index()),
                  null));
    }
    ParallelEvaluation.evaluate(bindings.all());
    return evaluator.environment(bindings.set());
  }
}
