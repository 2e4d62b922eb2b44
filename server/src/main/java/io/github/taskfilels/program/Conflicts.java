package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Task names that two files bring to the same table, for which Task refuses to load: a flattened
 * file has a name that is already there, or a file has written the name of an included task out.
 */
public final class Conflicts {
  private static final int MOST_NAMES = 10_000;

  private Conflicts() {}

  /**
   * A name that is there twice.
   *
   * @param task the name in the table of {@code file}
   * @param namespace the include that brings it a second time
   * @param file the including file
   */
  public record Conflict(String task, String namespace, FileId file) {}

  /** The first conflict in the tables of these files, or null. */
  public static @Nullable Conflict find(Programs programs, Iterable<FileId> files) {
    for (FileId file : files) {
      Conflict conflict = find(programs.nameIndex(), file);
      if (conflict != null) {
        return conflict;
      }
    }
    return null;
  }

  private static @Nullable Conflict find(NameIndex nameIndex, FileId file) {
    ImmutableList<IncludeStep> steps = nameIndex.steps(file);
    Set<String> flattened = new HashSet<>();
    for (IncludeStep step : steps) {
      if (!nameIndex.cannotBringOwn(step)) {
        for (TaskEntry own : nameIndex.own(file).tasks()) {
          if (nameIndex.brings(step, own.name())) {
            return new Conflict(own.name(), step.include().namespace(), file);
          }
        }
      }
      if (step.include().flatten()) {
        Iterator<TaskView> tasks =
            TaskIterator.views(nameIndex, step.to(), TaskIterator.Order.WRITTEN);
        for (int i = 0; i < MOST_NAMES && tasks.hasNext(); i++) {
          String name = tasks.next().name();
          if (!step.excludes(name) && !flattened.add(name)) {
            return new Conflict(name, step.include().namespace(), file);
          }
        }
      }
    }
    return null;
  }
}
