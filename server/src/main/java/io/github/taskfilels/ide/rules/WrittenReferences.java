package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
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

  /**
   * A reference with the one task that it means.
   *
   * @param entry what is known of the task
   */
  record Meant(Written written, Definition task, TaskEntry entry) {}

  /** Those that mean the same task in each chain. */
  static ImmutableList<Meant> thatMeanOne(RuleContext context) {
    Programs programs = Programs.ofNames(context.snapshot(), context.file());
    ImmutableList.Builder<Meant> found = ImmutableList.builder();
    for (Written written : of(context)) {
      ImmutableSet<Definition> tasks = programs.meaning(context.file(), written.name()).tasks();
      Definition task = tasks.size() == 1 ? tasks.iterator().next() : null;
      TaskEntry entry = task == null ? null : Together.entry(context.snapshot(), task);
      if (task != null && entry != null) {
        found.add(new Meant(written, task, entry));
      }
    }
    return found.build();
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
