package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.text.TextRange;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts of a Taskfile that Task hands to a shell, each once. */
final class WrittenScripts {
  private final ImmutableList.Builder<Text> found = ImmutableList.builder();

  /** What stands behind an anchor belongs to several tasks. */
  private final Set<TextRange> seen = new HashSet<>();

  private WrittenScripts() {}

  static ImmutableList<Text> of(Taskfile taskfile) {
    WrittenScripts scripts = new WrittenScripts();
    scripts.variables(taskfile.vars());
    scripts.variables(taskfile.env());
    for (Task task : taskfile.tasks()) {
      scripts.variables(task.environment().vars());
      scripts.variables(task.environment().env());
      task.fingerprint().status().forEach(scripts::add);
      task.conditions().preconditions().forEach(condition -> scripts.add(condition.sh()));
      scripts.add(task.conditions().ifCondition());
      for (Command command : task.cmds()) {
        scripts.add(command.ifCondition());
        if (command instanceof Command.Shell shell) {
          scripts.add(shell.cmd());
        }
      }
    }
    return scripts.found.build();
  }

  private void variables(List<Variable> variables) {
    for (Variable variable : variables) {
      if (variable.kind() == Variable.Kind.SH) {
        add(variable.text());
      }
    }
  }

  private void add(@Nullable Text text) {
    if (text != null && seen.add(text.range())) {
      found.add(text);
    }
  }
}
