package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import io.github.taskfilels.workspace.Snapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the variables of calls. Later layers win ({@link Origin.Kind}); within a layer a
 * variable sees what stands before it.
 */
public final class VariableEvaluator {
  private final Snapshot snapshot;
  private final Program program;
  private final Invocation invocation;
  private final Renderer renderer;
  private final Consumer<String> secrets;
  private final WrittenVariables written;
  private final Directories directories;
  private final Merged vars;
  private final Merged env;
  private final ImmutableMap<String, Object> commandLine;
  private final RootEnvironment rootEnvironment;
  private volatile @Nullable Map<String, Var> globalsAndCommandLine;

  /**
   * @param snapshot of the program; models are read from it
   */
  public VariableEvaluator(
      Snapshot snapshot, Program program, Invocation invocation, Renderer renderer)
      throws ValueException {
    this(snapshot, program, invocation, renderer, secret -> {});
  }

  /**
   * The same.
   *
   * @param secrets gets the values of secret variables as soon as they are known, before anything
   *     can be made of them; from any thread
   */
  public VariableEvaluator(
      Snapshot snapshot,
      Program program,
      Invocation invocation,
      Renderer renderer,
      Consumer<String> secrets)
      throws ValueException {
    this(snapshot, program, invocation, renderer, secrets, false);
  }

  /**
   * For looks, of which there are many: what files give to all tasks is remembered for the next.
   */
  public static VariableEvaluator ofLook(
      Snapshot snapshot, Program program, Invocation invocation, Renderer renderer)
      throws ValueException {
    return new VariableEvaluator(snapshot, program, invocation, renderer, secret -> {}, true);
  }

  private VariableEvaluator(
      Snapshot snapshot,
      Program program,
      Invocation invocation,
      Renderer renderer,
      Consumer<String> secrets,
      boolean look)
      throws ValueException {
    this.snapshot = snapshot;
    this.program = program;
    this.invocation = invocation;
    this.renderer = renderer;
    this.secrets = secrets;
    this.written = new WrittenVariables(snapshot, program.files());
    this.directories = new Directories(invocation.environment(), renderer, program.files());
    this.vars = merged(GlobalVariables.Kind.VARS, look);
    this.env = merged(GlobalVariables.Kind.ENV, look);
    this.commandLine = commandLine();
    this.rootEnvironment = new RootEnvironment(this, root());
  }

  private Merged merged(GlobalVariables.Kind kind, boolean look) {
    return look
        ? Merged.remembered(snapshot, program.root(), directories, kind)
        : new Merged(program.files(), directories, written, kind);
  }

  Invocation invocation() {
    return invocation;
  }

  /** The model of a file; null where it has none. */
  public @Nullable Taskfile model(FileId file) {
    return snapshot.taskfile(file);
  }

  /** The model of the root. */
  public @Nullable Taskfile root() {
    return model(program.root());
  }

  WrittenVariables written() {
    return written;
  }

  /** How often tasks run that do not say it themselves. */
  public String rootRun() {
    Taskfile root = root();
    Text run = root == null ? null : root.run();
    return run == null || run.value().isEmpty() ? "always" : run.value();
  }

  Directories directories() {
    return directories;
  }

  /** The merged env of the root, without what its files of variables add. */
  Map<String, Var> writtenEnv() throws ValueException {
    return env.of(program.root());
  }

  /** The env of the root, with what its files of variables add. */
  Map<String, Var> env(@Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    try {
      return rootEnvironment.with(dynamic);
    } catch (ValueException e) {
      throw placed(e, null);
    }
  }

  /** The global variables alone, as they are before the command line is read. */
  Scope plainGlobals(@Nullable DynamicValues dynamic) throws ValueException {
    return new Scope(new Layers(this, dynamic, false).plainGlobals());
  }

  /** The merged vars of the root. */
  Map<String, Var> globals() throws ValueException {
    return vars.of(program.root());
  }

  /** The merged vars of the root with what the command line sets. */
  Map<String, Var> globalsAndCommandLine() throws ValueException {
    Map<String, Var> known = globalsAndCommandLine;
    if (known == null) {
      known = Collections.unmodifiableMap(mergedGlobals());
      globalsAndCommandLine = known;
    }
    return known;
  }

  private Map<String, Var> mergedGlobals() throws ValueException {
    Map<String, Var> globals = new LinkedHashMap<>();
    Origin special = Origin.of(Origin.Kind.SPECIAL);
    commandLine.forEach((name, value) -> globals.put(name, Var.literal(name, value, special)));
    globals().forEach((name, variable) -> globals.put(name, variable.instead(globals.get(name))));
    Origin line = Origin.of(Origin.Kind.COMMAND_LINE);
    invocation
        .variables()
        .forEach(
            (name, value) ->
                globals.put(name, Var.literal(name, value, line).instead(globals.get(name))));
    return globals;
  }

  /** The merged vars of the including file when an include is merged into it. */
  Map<String, Var> varsAt(IncludeStep step) throws ValueException {
    return vars.at(step);
  }

  /** Fails where a file of {@code dotenv} is there but cannot be read; nothing is run. */
  public void checkDotenv() throws ValueException, InterruptedException {
    env(null);
  }

  /** The model of a task. */
  public Task written(TaskView view) throws ValueException {
    return written.model(view);
  }

  private ImmutableMap<String, Object> commandLine() throws ValueException {
    List<String> quoted = new ArrayList<>();
    for (String argument : invocation.arguments()) {
      quoted.add(render("{{shellQuote .A}}", Map.of("A", argument)));
    }
    Invocation.Options options = invocation.options();
    ImmutableMap.Builder<String, Object> values = ImmutableMap.builder();
    values.put("CLI_ARGS", String.join(" ", quoted));
    values.put("CLI_ARGS_LIST", GoSlice.strings(invocation.arguments()));
    values.put("CLI_FORCE", options.force());
    values.put("CLI_SILENT", options.silent());
    values.put("CLI_VERBOSE", options.verbose());
    values.put("CLI_OFFLINE", options.offline());
    values.put("CLI_ASSUME_YES", options.assumeYes());
    return values.buildOrThrow();
  }

  /**
   * The variables of a call. With {@code dynamic}, what the call needs is evaluated here, commands
   * that are independent of each other at the same time: the variables of the task and of the call;
   * those that a text of the task or its {@code env} names; what these name in turn, and what their
   * commands may read ({@link EnvironmentReads}); and all for which no command has to be run, so
   * that their mistakes are found. A global variable that needs a command and that nobody names
   * runs nothing.
   *
   * @param callVars what the caller passes
   * @param dynamic runs commands; null leaves dynamic variables without value and forgives errors
   */
  public Scope scope(Lookup.Found call, List<Var> callVars, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    try {
      return evaluated(call, callVars, dynamic);
    } catch (ValueException e) {
      throw placed(e, call.task());
    }
  }

  /** The failure with the place of its template. */
  ValueException placed(ValueException failure, @Nullable TaskView task) {
    return new TemplatePlaces(snapshot, program).placed(failure, task);
  }

  private Scope evaluated(Lookup.Found call, List<Var> callVars, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    Bindings bindings = new Layers(this, dynamic, false).of(call, callVars);
    if (dynamic != null) {
      NamesUsed used = new NamesUsed(renderer.parsed());
      used.add(written(call.task()));
      env(dynamic).values().forEach(used::add);
      Dependencies dependencies = new Dependencies(bindings, renderer.parsed());
      ParallelEvaluation.evaluate(
          dependencies.needed(
              used,
              bindings.all().stream().filter(binding -> always(binding, dependencies)).toList()));
    }
    return new Scope(bindings);
  }

  /** Whether a text of a task names a variable, or takes all variables together. */
  boolean names(Task task, String variable) {
    NamesUsed used = new NamesUsed(renderer.parsed());
    used.add(task);
    return used.all() || used.names().contains(variable);
  }

  private static boolean always(Binding binding, Dependencies dependencies) {
    return switch (binding.variable().origin().kind()) {
      case TASK, CALL -> true;
      default -> !dependencies.dynamic(binding);
    };
  }

  /** Where the global variables come from; nothing is run for it. */
  public Provenance provenance() throws ValueException {
    return new Provenance(plainGlobals(null), renderer.parsed());
  }

  /** Where the variables of a call come from; nothing is run for it. */
  public Provenance provenance(Lookup.Found call, List<Var> callVars)
      throws ValueException, InterruptedException {
    Bindings bindings = new Layers(this, null, true).of(call, callVars);
    return new Provenance(new Scope(bindings), renderer.parsed());
  }

  Bindings newBindings(boolean running) {
    return new Bindings(
        invocation.environment(), running, invocation.options().envPrecedence(), secrets);
  }

  /** What the command of a variable gives, with what it may read of the variables before it. */
  String output(
      DynamicValues dynamic,
      String command,
      boolean secret,
      String directory,
      Bindings bindings,
      int end)
      throws ValueException, InterruptedException {
    Map<String, @Nullable Object> read = new LinkedHashMap<>();
    for (Binding binding : bindings.read(EnvironmentReads.of(command), end)) {
      read.put(binding.variable().name(), binding.result().value());
    }
    return trimmed(
        secret
            ? dynamic.secretOutput(command, directory, environment(read))
            : dynamic.output(command, directory, environment(read)));
  }

  /** A text rendered with the variables of a call. */
  public String text(String template, Scope scope) throws ValueException {
    return render(template, scope.values());
  }

  /** A value as a template prints it. */
  public String print(Object value) throws ValueException {
    return value instanceof String text ? text : render("{{.V}}", Map.of("V", value));
  }

  /** The text of a template. */
  String render(String text, Map<String, ?> data) throws ValueException {
    try {
      return renderer.render(text, data);
    } catch (TemplateException e) {
      throw ValueException.of(e);
    } catch (Binding.Failed e) {
      throw e.failure();
    }
  }

  /** The value of an expression. */
  @Nullable Object evaluate(String expression, Map<String, ?> data) throws ValueException {
    try {
      return renderer.evaluate(expression, data);
    } catch (TemplateException e) {
      throw ValueException.of(e);
    } catch (Binding.Failed e) {
      throw e.failure();
    }
  }

  /** A variable with its templates rendered; the command of a dynamic one is not run. */
  Var render(Var variable, Map<String, ?> data) throws ValueException {
    try {
      return switch (variable.kind()) {
        case REF -> variable.withValue(renderer.evaluate(variable.text(), data));
        case SH -> variable.withText(renderer.render(variable.text(), data));
        case LITERAL -> variable.withValue(renderer.renderAll(variable.value(), data));
      };
    } catch (TemplateException e) {
      throw ValueException.of(e);
    } catch (Binding.Failed e) {
      throw e.failure();
    }
  }

  /**
   * An environment: that of the process, and of these values those that can be exported and that
   * the process does not have already.
   */
  ImmutableMap<String, String> environment(Map<String, ? extends @Nullable Object> values)
      throws ValueException {
    if (values.isEmpty()) {
      return invocation.environment();
    }
    ImmutableMap.Builder<String, String> environment = ImmutableMap.builder();
    environment.putAll(invocation.environment());
    for (Map.Entry<String, ? extends @Nullable Object> entry : values.entrySet()) {
      Object value = entry.getValue();
      boolean exported =
          value instanceof String
              || value instanceof Boolean
              || value instanceof Double
              || (value instanceof Number && !(value instanceof BigInteger));
      boolean possible = !entry.getKey().isEmpty() && entry.getKey().indexOf('=') < 0;
      boolean free =
          invocation.options().envPrecedence()
              || !invocation.environment().containsKey(entry.getKey());
      if (exported && possible && free) {
        String text = print(value);
        if (text.indexOf('\0') < 0) {
          environment.put(entry.getKey(), text);
        }
      }
    }
    return environment.buildKeepingLast();
  }

  /** The output of a dynamic variable without its last line break. */
  static String trimmed(String output) {
    String text = output;
    if (text.endsWith("\r\n")) {
      text = text.substring(0, text.length() - 2);
    }
    return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
  }
}
