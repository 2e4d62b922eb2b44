package io.github.taskfilels.ide.rules;

import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Loop;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the variables of a file are where they are written as constants and neither a call nor a
 * loop of the file sets them to something else.
 */
final class ConstantVariables {
  private final Map<String, Variable> ofFile = new HashMap<>();
  private final Set<String> changing = new HashSet<>();
  private final NavigableMap<Integer, Task> tasks = new TreeMap<>();

  ConstantVariables(Taskfile taskfile) {
    taskfile.vars().forEach(variable -> ofFile.put(variable.name(), variable));
    taskfile.env().forEach(variable -> changing.add(variable.name()));
    taskfile.includes().forEach(include -> change(include.vars()));
    changing.add("ITEM");
    changing.add("KEY");
    for (Task task : taskfile.tasks()) {
      tasks.put(task.range().start(), task);
      for (Dep dep : task.deps()) {
        change(dep.vars());
        change(dep.loop());
      }
      for (Command command : task.cmds()) {
        change(command.loop());
        if (command instanceof Command.Call call) {
          change(call.vars());
        }
      }
    }
  }

  private void change(List<Variable> variables) {
    variables.forEach(variable -> changing.add(variable.name()));
  }

  private void change(@Nullable Loop loop) {
    if (loop instanceof Loop.Var variable && variable.as() != null) {
      changing.add(variable.as().value());
    } else if (loop instanceof Loop.Matrix matrix && matrix.as() != null) {
      changing.add(matrix.as().value());
    }
  }

  /** The task around a place; null for none. */
  @Nullable Task around(TextRange place) {
    Map.Entry<Integer, Task> before = tasks.floorEntry(place.start());
    return before != null && before.getValue().range().covers(place) ? before.getValue() : null;
  }

  /**
   * The value of a name at a place, as in {@link Variable#value}; null where a run may have another
   * one there.
   */
  @Nullable Object value(TextRange place, String name) {
    Variable found = variable(place, name);
    Object value = found != null && found.kind() == Variable.Kind.LITERAL ? found.value() : null;
    return value == null || value.toString().contains("{{") ? null : value;
  }

  /** What a name means at a place; null where a run may have another one there. */
  @Nullable Variable variable(TextRange place, String name) {
    if (changing.contains(name)) {
      return null;
    }
    Task task = around(place);
    Variable found = ofFile.get(name);
    if (task != null) {
      for (Variable variable : task.environment().vars()) {
        // While the variables of a task are set, a name has its value from outside.
        if (variable.range().covers(place)) {
          return null;
        }
        found = variable.name().equals(name) ? variable : found;
      }
    }
    return found;
  }
}
