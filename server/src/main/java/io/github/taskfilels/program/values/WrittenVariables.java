package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.LinkedFiles;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.GlobalVariables;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.VariableEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The variables of files as they are written. Models are read only where there is no other way, for
 * those of a large project are forgotten as soon as they are made.
 */
record WrittenVariables(Snapshot snapshot, LinkedFiles files) {

  /** The global variables of one file. */
  List<Var> globals(FileId file, GlobalVariables.Kind kind) {
    Summary summary = files.summary(file);
    boolean none = summary == null || GlobalVariables.of(summary).of(kind).isEmpty();
    return none ? List.of() : globals(snapshot, file, kind);
  }

  /** The same with nothing read of the file but these. */
  static List<Var> globals(Snapshot snapshot, FileId file, GlobalVariables.Kind kind) {
    return written(
        snapshot.globals(file, kind),
        kind == GlobalVariables.Kind.VARS ? Origin.Kind.VARS : Origin.Kind.ENV,
        file);
  }

  /**
   * The variables that an include passes.
   *
   * @param places whether it is asked where they stand
   */
  List<Var> include(IncludeStep step, boolean places) {
    ImmutableList<VariableEntry> seen = step.include().vars();
    if (isEnough(seen, places)) {
      return seen(seen, Origin.Kind.INCLUDE, step.from());
    }
    Taskfile model = snapshot.taskfile(step.from());
    return model == null || step.index() >= model.includes().size()
        ? List.of()
        : written(model.includes().get(step.index()).vars(), Origin.Kind.INCLUDE, step.from());
  }

  /**
   * The variables of a task.
   *
   * @param places whether it is asked where they stand
   */
  List<Var> task(TaskView view, boolean places) throws ValueException {
    ImmutableList<VariableEntry> seen = view.task().vars();
    return isEnough(seen, places)
        ? seen(seen, Origin.Kind.TASK, view.file())
        : written(model(view).environment().vars(), Origin.Kind.TASK, view.file());
  }

  /** The model of a task. */
  Task model(TaskView view) throws ValueException {
    Taskfile model = snapshot.taskfile(view.file());
    Task task = model == null ? null : model.task(view.task().name());
    if (task == null) {
      throw new ValueException(view.file() + " has changed: task \"" + view.name() + "\" is gone");
    }
    return task;
  }

  private static boolean isEnough(List<VariableEntry> variables, boolean places) {
    for (VariableEntry variable : variables) {
      if (places || variable.kind() == Variable.Kind.SH) {
        return false;
      }
    }
    return true;
  }

  private static List<Var> seen(List<VariableEntry> variables, Origin.Kind layer, FileId file) {
    List<Var> vars = new ArrayList<>(variables.size());
    for (VariableEntry variable : variables) {
      vars.add(Var.of(variable, layer, file));
    }
    return vars;
  }

  private static List<Var> written(List<Variable> variables, Origin.Kind layer, FileId file) {
    List<Var> vars = new ArrayList<>(variables.size());
    for (Variable variable : variables) {
      vars.add(Var.of(variable, layer, file));
    }
    return vars;
  }
}
