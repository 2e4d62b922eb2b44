package io.github.taskfilels.program.values;

import io.github.taskfilels.go.value.GoSlice;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Lookup;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.taskfile.read.Versions;
import io.github.taskfilels.workspace.FileId;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the variables of one call together in Task's layers ({@code compiler.go}): special
 * variables, global env, global vars with those of the command line, vars of the includes, a copy
 * of the including file's vars, vars of the call, vars of the task.
 */
final class Layers {

  private final VariableEvaluator evaluator;
  private final @Nullable DynamicValues dynamic;
  private final boolean places;
  private final Bindings bindings;

  /**
   * @param dynamic runs commands; null leaves dynamic variables without value and forgives errors
   * @param places whether it is asked where variables stand
   */
  Layers(VariableEvaluator evaluator, @Nullable DynamicValues dynamic, boolean places) {
    this.evaluator = evaluator;
    this.dynamic = dynamic;
    this.places = places;
    this.bindings = evaluator.newBindings(dynamic != null);
  }

  /** The global variables alone, as they are before the command line is read. */
  Bindings plainGlobals() throws ValueException {
    String root = evaluator.invocation().rootDirectory();
    special(null, "", "");
    addAll(evaluator.writtenEnv().values(), root);
    addAll(evaluator.globals().values(), root);
    return bindings;
  }

  /** All variables of a call. */
  Bindings of(Lookup.Found call, List<Var> callVars) throws ValueException, InterruptedException {
    TaskView view = call.task();
    String root = evaluator.invocation().rootDirectory();
    String written = evaluator.directories().written(view);
    special(view, call.called(), written);
    addAll(evaluator.env(dynamic).values(), root);
    addAll(evaluator.globalsAndCommandLine().values(), root);
    String directory =
        Directories.join(root, evaluator.render(written, bindings.view(bindings.all().size())));
    addAll(includeVars(view), root);
    for (IncludeStep step : view.includePath().steps()) {
      if (step.include().advanced()) {
        // The copy of the outermost include replaces those of inner ones.
        for (Var variable : evaluator.varsAt(step).values()) {
          add(variable.withOrigin(Origin.Kind.INCLUDING), directory);
        }
        break;
      }
    }
    addAll(callVars, root);
    bindings.constant("MATCH", GoSlice.strings(call.match()), Origin.Kind.SPECIAL);
    addAll(evaluator.written().task(view, places), directory);
    return bindings;
  }

  /** The vars of all includes on the way that are written as mappings; outer ones win. */
  private List<Var> includeVars(TaskView view) {
    Map<String, Var> merged = new LinkedHashMap<>();
    for (IncludeStep step : view.includePath().steps().reverse()) {
      if (step.include().advanced()) {
        for (Var variable : evaluator.written().include(step, places)) {
          merged.put(variable.name(), variable.instead(merged.get(variable.name())));
        }
      }
    }
    return List.copyOf(merged.values());
  }

  private void special(@Nullable TaskView view, String called, String written) {
    Invocation invocation = evaluator.invocation();
    String file = view == null ? "" : view.file().toString();
    FileId folder = view == null ? null : view.file().directory();
    String root = invocation.rootDirectory();
    special("TASK_EXE", invocation.executable());
    special("ROOT_TASKFILE", invocation.rootFile());
    special("ROOT_DIR", root);
    special("USER_WORKING_DIR", invocation.userDirectory());
    special("TASK_VERSION", Versions.NEWEST);
    special("PATH_LIST_SEPARATOR", File.pathSeparator);
    special("FILE_PATH_SEPARATOR", File.separator);
    special("TASK", view == null ? "" : view.name());
    special("TASK_DIR", view == null ? "" : Directories.join(root, written));
    special("TASKFILE", file);
    special("TASKFILE_DIR", folder == null ? "" : folder.toString());
    special("ALIAS", called);
  }

  private void special(String name, String value) {
    bindings.constant(name, slashes(value), Origin.Kind.SPECIAL);
  }

  private static String slashes(String path) {
    return File.separatorChar == '\\' && path.length() > 1 ? path.replace('\\', '/') : path;
  }

  private void addAll(Iterable<Var> variables, String layerDirectory) {
    for (Var variable : variables) {
      add(variable, layerDirectory);
    }
  }

  private void add(Var variable, String layerDirectory) {
    String where = variable.directory() == null ? layerDirectory : variable.directory();
    bindings.add(
        variable,
        binding -> {
          try {
            return evaluate(binding, where);
          } catch (Binding.Failed e) {
            throw e.failure();
          }
        });
  }

  private Binding.Result evaluate(Binding binding, String where)
      throws ValueException, InterruptedException {
    Var variable = binding.variable();
    Var rendered;
    try {
      rendered = evaluator.render(variable, bindings.view(binding.index()));
    } catch (ValueException e) {
      if (dynamic != null) {
        throw e;
      }
      // Looking forgives errors, as Task does when it lists: the text stays as it is written.
      rendered = variable.kind() == Variable.Kind.LITERAL ? variable : variable.withValue("");
    }
    if (!Bindings.hasCommand(rendered)) {
      Object value = rendered.kind() == Variable.Kind.SH ? "" : rendered.value();
      return new Binding.Result(value == null && dynamic == null ? "" : value, null);
    }
    if (dynamic == null) {
      return new Binding.Result(null, rendered.text());
    }
    Binding original = original(binding);
    if (original != null && rendered.text().equals(command(original))) {
      return original.result();
    }
    String output =
        evaluator.output(
            dynamic, rendered.text(), rendered.secret(), where, bindings, binding.index());
    return new Binding.Result(output, null);
  }

  /**
   * What a copy of an including file's variable was copied from. Task runs the same text only once:
   * where the original stands, not in the directory of the task.
   */
  private @Nullable Binding original(Binding binding) {
    if (binding.variable().origin().kind() != Origin.Kind.INCLUDING) {
      return null;
    }
    for (Binding other : bindings.of(binding.variable().name())) {
      if (other.variable().origin().kind() == Origin.Kind.VARS
          && Bindings.hasCommand(other.variable())) {
        return other;
      }
    }
    return null;
  }

  private String command(Binding binding) throws ValueException {
    return evaluator.render(binding.variable(), bindings.view(binding.index())).text();
  }
}
