package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.TaskEntry;

/**
 * A task as the table of one file has it, whatever includes that file.
 *
 * @param steps the way from that file to the one that holds the task
 * @param file the file that holds the task
 * @param name the name in the table
 * @param match what the wildcards stand for; empty where none had to match
 */
record Located(
    ImmutableList<IncludeStep> steps,
    FileId file,
    TaskEntry task,
    String name,
    ImmutableList<String> match) {

  static Located own(FileId file, TaskEntry task) {
    return new Located(ImmutableList.of(), file, task, task.name(), ImmutableList.of());
  }

  Located matching(ImmutableList<String> captures) {
    return new Located(steps, file, task, name, captures);
  }

  /** The same task in the table of the file that includes. */
  Located through(IncludeStep step) {
    return new Located(
        ImmutableList.<IncludeStep>builderWithExpectedSize(steps.size() + 1)
            .add(step)
            .addAll(steps)
            .build(),
        file,
        task,
        step.rename(name),
        match);
  }

  boolean sameTask(Located other) {
    return task.name().equals(other.task.name())
        && file.equals(other.file)
        && steps.equals(other.steps);
  }
}
