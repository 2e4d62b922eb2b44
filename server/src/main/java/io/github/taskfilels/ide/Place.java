package io.github.taskfilels.ide;

import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Include;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import org.jspecify.annotations.Nullable;

/** What stands at an offset of a Taskfile and can be asked about. */
sealed interface Place {

  /** The characters that stand for it. */
  TextRange range();

  /** The key of a task. */
  record TaskName(Task task) implements Place {
    @Override
    public TextRange range() {
      return task.nameRange();
    }
  }

  /** The name of another task in {@code deps} or {@code cmds}. */
  record TaskReference(Task from, Text name) implements Place {
    @Override
    public TextRange range() {
      return name.range();
    }
  }

  /**
   * The key or the path of an include.
   *
   * @param index the place among the file's includes
   */
  record IncludeTarget(Include include, int index, TextRange range) implements Place {}

  /** The place at an offset, or null. */
  static @Nullable Place at(Taskfile taskfile, int offset) {
    for (int index = 0; index < taskfile.includes().size(); index++) {
      Include include = taskfile.includes().get(index);
      if (include.namespaceRange().touches(offset)) {
        return new IncludeTarget(include, index, include.namespaceRange());
      }
      if (include.taskfile() != null && include.taskfile().range().touches(offset)) {
        return new IncludeTarget(include, index, include.taskfile().range());
      }
    }
    for (Task task : taskfile.tasks()) {
      if (!task.range().touches(offset)) {
        continue;
      }
      if (task.nameRange().touches(offset)) {
        return new TaskName(task);
      }
      for (Dep dep : task.deps()) {
        if (dep.task().range().touches(offset)) {
          return new TaskReference(task, dep.task());
        }
      }
      for (Command command : task.cmds()) {
        if (command instanceof Command.Call call && call.task().range().touches(offset)) {
          return new TaskReference(task, call.task());
        }
      }
    }
    return null;
  }
}
