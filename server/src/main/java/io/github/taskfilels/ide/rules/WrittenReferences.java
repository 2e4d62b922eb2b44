package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.References;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/**
 * The names under which the tasks of a file name others. Their places are looked for when asked.
 */
final class WrittenReferences {
  private WrittenReferences() {}

  /**
   * A name that a reference stands for.
   *
   * @param task the task that holds it
   * @param place the number of that task in its file
   */
  record Written(TaskEntry task, int place, Reference reference, String name) {

    /** Where the reference is written. */
    TextRange range(RuleContext context) {
      Text text = reference.in(context.taskfile().tasks().get(place));
      return text == null ? TextRange.at(0) : text.range();
    }
  }

  static ImmutableList<Written> of(RuleContext context) {
    ImmutableList<TaskEntry> tasks = context.summary().tasks();
    ImmutableList.Builder<Written> written = ImmutableList.builder();
    for (int i = 0; i < tasks.size(); i++) {
      TaskEntry task = tasks.get(i);
      for (Reference reference : task.references()) {
        for (String name : References.names(reference)) {
          written.add(new Written(task, i, reference, name));
        }
      }
    }
    return written.build();
  }
}
