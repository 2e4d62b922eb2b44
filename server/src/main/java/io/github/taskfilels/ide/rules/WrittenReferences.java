package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.References;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/** The names under which the tasks of a file name others, with their places. */
final class WrittenReferences {
  private WrittenReferences() {}

  /**
   * A name that a reference stands for.
   *
   * @param task the task that holds it
   * @param text where it is written
   */
  record Written(TaskEntry task, Text text, String name) {}

  static ImmutableList<Written> of(RuleContext context) {
    Summary summary = Summary.of(context.taskfile());
    ImmutableList.Builder<Written> written = ImmutableList.builder();
    for (int i = 0; i < summary.tasks().size(); i++) {
      TaskEntry entry = summary.tasks().get(i);
      for (Reference reference : entry.references()) {
        Text text = reference.in(context.taskfile().tasks().get(i));
        if (text != null) {
          for (String name : References.names(reference)) {
            written.add(new Written(entry, text, name));
          }
        }
      }
    }
    return written.build();
  }
}
