package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/**
 * What a name means to a root, by Task's rules: exact names, then aliases, then wildcards in order.
 */
public sealed interface Lookup {

  /** The one task that is meant, or null. */
  default @Nullable TaskView task() {
    return this instanceof Found found ? found.task : null;
  }

  /**
   * A task.
   *
   * @param match what the wildcards of the name stand for; empty for an exact name or an alias
   * @param called the full name that was looked up
   */
  record Found(TaskView task, ImmutableList<String> match, String called) implements Lookup {

    /** The task's full name with each wildcard replaced by what it stands for. */
    public String fullName() {
      String name = task.name();
      for (String part : match) {
        int star = name.indexOf('*');
        if (star < 0) {
          return name;
        }
        name = name.substring(0, star) + part + name.substring(star + 1);
      }
      return name;
    }
  }

  /** Several tasks have the alias. */
  record Ambiguous(ImmutableList<TaskView> tasks) implements Lookup {}

  /** Nobody can say, because a file that could bring the name is not there to be read. */
  record Unknown(FileId file) implements Lookup {}

  /** There is no such task. */
  record Missing() implements Lookup {}
}
