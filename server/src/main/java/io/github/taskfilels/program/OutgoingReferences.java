package io.github.taskfilels.program;

import com.google.common.collect.ImmutableListMultimap;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.Reference;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import org.jspecify.annotations.Nullable;

/**
 * The names under which the tasks of one file name others, sorted by what they can mean. It tells
 * from this file alone which references those are that an edit of another file can give another
 * meaning.
 *
 * @param inside those that mean a task of this file whatever other files hold, by its key: a task's
 *     own file is asked first, and exact names come first
 * @param outside all others by {@link #lastSegment}
 * @param others whether the file names tasks in other ways: by templates, of which only the pattern
 *     is known, and where its includes leave tasks out
 */
record OutgoingReferences(
    ImmutableListMultimap<String, Use> inside,
    ImmutableListMultimap<String, Use> outside,
    boolean others) {

  private static final OutgoingReferences NONE =
      new OutgoingReferences(ImmutableListMultimap.of(), ImmutableListMultimap.of(), false);

  /**
   * A name that a reference stands for.
   *
   * @param place the number of the reference among those of the file
   */
  record Use(int place, TaskEntry task, Reference reference, String name) {}

  static OutgoingReferences of(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new FileKey(OutgoingReferences.class, file), reader -> of(reader.summary(file)));
  }

  private static OutgoingReferences of(@Nullable Summary summary) {
    if (summary == null) {
      return NONE;
    }
    ImmutableListMultimap.Builder<String, Use> inside = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<String, Use> outside = ImmutableListMultimap.builder();
    boolean others = summary.includes().stream().anyMatch(include -> !include.excludes().isEmpty());
    int place = 0;
    for (TaskEntry task : summary.tasks()) {
      for (Reference reference : task.references()) {
        others |= References.dynamic(reference);
        for (String name : References.names(reference)) {
          Use use = new Use(place, task, reference, name);
          if (summary.task(name) == null) {
            outside.put(lastSegment(name), use);
          } else {
            inside.put(name, use);
          }
        }
        place++;
      }
    }
    return new OutgoingReferences(inside.build(), outside.build(), others);
  }

  /**
   * What stands behind the last colon. However includes rename a task and references climb, they
   * change only what stands before it.
   */
  static String lastSegment(String name) {
    return name.substring(name.lastIndexOf(':') + 1);
  }
}
