package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Hop;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.exec.TemplateException;
import io.github.taskfilels.template.value.GoSlice;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.io.File;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the variables of calls in Task's layers ({@code compiler.go}): the environment, special
 * variables, global env, global vars with those of the command line, vars of the includes, a copy
 * of the including file's vars, vars of the call, vars of the task. Later layers win; within a
 * layer a variable sees what stands before it.
 */
public final class Evaluator {
  private static final String VERSION = "3.53.1";

  private final Snapshot snapshot;
  private final Program program;
  private final Invocation invocation;
  private final Renderer renderer;
  private final Directories directories;
  private final Merged vars;
  private final Merged env;
  private final ImmutableMap<String, Object> commandLine;
  private final RootEnvironment rootEnvironment;

  /**
   * @param snapshot of the program; models are read from it
   */
  public Evaluator(Snapshot snapshot, Program program, Invocation invocation, Renderer renderer)
      throws ValueException {
    this.snapshot = snapshot;
    this.program = program;
    this.invocation = invocation;
    this.renderer = renderer;
    this.directories = new Directories(invocation.environment(), renderer, snapshot::taskfile);
    this.vars = new Merged(program.files(), directories, snapshot::taskfile, Taskfile::vars);
    this.env = new Merged(program.files(), directories, snapshot::taskfile, Taskfile::env);
    this.commandLine = commandLine();
    this.rootEnvironment = new RootEnvironment(this, snapshot.taskfile(program.root()));
  }

  Invocation invocation() {
    return invocation;
  }

  /** The model of a file; null where it has none. */
  @Nullable Taskfile model(FileId file) {
    return snapshot.taskfile(file);
  }

  /** The model of the root. */
  @Nullable Taskfile root() {
    return snapshot.taskfile(program.root());
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
    return rootEnvironment.with(dynamic);
  }

  /** The global variables alone, as they are before the command line is read. */
  Scope plainGlobals(@Nullable DynamicValues dynamic) throws ValueException, InterruptedException {
    return new Pass(dynamic).plainGlobals();
  }

  /** Fails where a file of {@code dotenv} is there but cannot be read; nothing is run. */
  public void checkDotenv() throws ValueException, InterruptedException {
    env(null);
  }

  /** The model of a task. */
  public Task written(TaskView view) throws ValueException {
    Taskfile model = snapshot.taskfile(view.file());
    Task task = model == null ? null : model.task(view.task().name());
    if (task == null) {
      throw new ValueException(view.file() + " has changed: task \"" + view.name() + "\" is gone");
    }
    return task;
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
   * The variables of a call.
   *
   * @param callVars what the caller passes
   * @param dynamic runs commands; null leaves dynamic variables without value and forgives errors
   */
  public Scope scope(Lookup.Found call, List<Var> callVars, @Nullable DynamicValues dynamic)
      throws ValueException, InterruptedException {
    TaskView view = call.task();
    Task task = written(view);
    Pass pass = new Pass(dynamic);
    Scope scope = pass.globals(view, call.called());
    String root = invocation.rootDirectory();
    String directory = pass.directory;
    pass.addAll(includeVars(view), root);
    for (Hop hop : view.chain().hops()) {
      if (hop.include().advanced()) {
        // The copy of the outermost include replaces those of inner ones.
        pass.addAll(vars.at(hop).values(), directory);
        break;
      }
    }
    pass.addAll(callVars, root);
    scope.put("MATCH", GoSlice.strings(call.match()), false);
    pass.addAll(task.vars().stream().map(Var::of).toList(), directory);
    return scope;
  }

  /** The vars of all includes on the way that are written as mappings; outer ones win. */
  private List<Var> includeVars(TaskView view) {
    Map<String, Var> merged = new LinkedHashMap<>();
    for (Hop hop : view.chain().hops().reverse()) {
      Taskfile model = snapshot.taskfile(hop.from());
      if (hop.include().advanced() && model != null && hop.index() < model.includes().size()) {
        Include include = model.includes().get(hop.index());
        include.vars().forEach(variable -> merged.put(variable.name(), Var.of(variable)));
      }
    }
    return List.copyOf(merged.values());
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
      throw new ValueException(e.report());
    }
  }

  /** The value of an expression. */
  @Nullable Object evaluate(String expression, Map<String, ?> data) throws ValueException {
    try {
      return renderer.evaluate(expression, data);
    } catch (TemplateException e) {
      throw new ValueException(e.report());
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
      throw new ValueException(e.report());
    }
  }

  /**
   * An environment: that of the process, and of these values those that can be exported and that
   * the process does not have already.
   */
  ImmutableMap<String, String> environment(Map<String, ? extends @Nullable Object> values)
      throws ValueException {
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

  /** One way through the layers. */
  private final class Pass {
    private final Scope scope = new Scope();
    private final @Nullable DynamicValues dynamic;
    private String directory = "";

    Pass(@Nullable DynamicValues dynamic) {
      this.dynamic = dynamic;
    }

    Scope plainGlobals() throws ValueException, InterruptedException {
      invocation.environment().forEach((name, value) -> scope.put(name, value, false));
      String root = invocation.rootDirectory();
      special(null, "", "");
      addAll(writtenEnv().values(), root);
      addAll(vars.of(program.root()).values(), root);
      return scope;
    }

    Scope globals(TaskView view, String called) throws ValueException, InterruptedException {
      invocation.environment().forEach((name, value) -> scope.put(name, value, false));
      String root = invocation.rootDirectory();
      String written = directories.written(view);
      special(view, called, written);
      addAll(env(dynamic).values(), root);
      Map<String, Var> globals = new LinkedHashMap<>();
      commandLine.forEach((name, value) -> globals.put(name, Var.literal(name, value)));
      globals.putAll(vars.of(program.root()));
      invocation.variables().forEach((name, value) -> globals.put(name, Var.literal(name, value)));
      addAll(globals.values(), root);
      directory = Directories.join(root, render(written, scope.values()));
      return scope;
    }

    private void special(@Nullable TaskView view, String called, String written) {
      String file = view == null ? "" : view.file().toString();
      FileId folder = view == null ? null : view.file().directory();
      String root = invocation.rootDirectory();
      Map<String, String> special = new LinkedHashMap<>();
      special.put("TASK_EXE", invocation.executable());
      special.put("ROOT_TASKFILE", invocation.rootFile());
      special.put("ROOT_DIR", root);
      special.put("USER_WORKING_DIR", invocation.userDirectory());
      special.put("TASK_VERSION", VERSION);
      special.put("PATH_LIST_SEPARATOR", File.pathSeparator);
      special.put("FILE_PATH_SEPARATOR", File.separator);
      special.put("TASK", view == null ? "" : view.name());
      special.put("TASK_DIR", view == null ? "" : Directories.join(root, written));
      special.put("TASKFILE", file);
      special.put("TASKFILE_DIR", folder == null ? "" : folder.toString());
      special.put("ALIAS", called);
      special.forEach((name, value) -> scope.put(name, slashes(value), false));
    }

    private String slashes(String path) {
      return File.separatorChar == '\\' && path.length() > 1 ? path.replace('\\', '/') : path;
    }

    void addAll(Iterable<Var> variables, String layerDirectory)
        throws ValueException, InterruptedException {
      for (Var variable : variables) {
        add(variable, variable.directory() == null ? layerDirectory : variable.directory());
      }
    }

    private void add(Var variable, String where) throws ValueException, InterruptedException {
      Var rendered;
      try {
        rendered = render(variable, scope.values());
      } catch (ValueException e) {
        if (dynamic != null) {
          throw e;
        }
        // Looking forgives errors, as Task does when it lists: the text stays as it is written.
        rendered = variable.kind() == Variable.Kind.LITERAL ? variable : variable.withValue("");
      }
      boolean runs = rendered.kind() == Variable.Kind.SH && !rendered.text().isEmpty();
      if (!runs) {
        Object value = rendered.kind() == Variable.Kind.SH ? "" : rendered.value();
        scope.put(
            variable.name(), value == null && dynamic == null ? "" : value, variable.secret());
      } else if (dynamic == null) {
        scope.declare(variable.name(), rendered.text(), variable.secret());
      } else {
        String output = dynamic.output(rendered.text(), where, environment(scope.values()));
        scope.put(variable.name(), trimmed(output), variable.secret());
      }
    }
  }
}
