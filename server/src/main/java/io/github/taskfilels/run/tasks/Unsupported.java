package io.github.taskfilels.run.tasks;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import org.jspecify.annotations.Nullable;

/** Keys that change what a task does and that the runner cannot do yet. Never ignored: refused. */
final class Unsupported {
  private static final ImmutableList<String> TASK_KEYS = ImmutableList.of("watch");

  private Unsupported() {}

  /**
   * A key that is not supported.
   *
   * @param message with the place
   */
  record Key(String message, FileId file, TextRange range) {}

  /** The keys of a task, in order of position. */
  static ImmutableList<Key> of(FileId file, Task task, LineIndex lines) {
    ImmutableList.Builder<Key> found = ImmutableList.builder();
    for (String key : TASK_KEYS) {
      TextRange range = task.keys().get(key);
      boolean matters = !key.equals("watch") || Task.isSet(task.watch());
      if (range != null && matters) {
        found.add(key(key, file, range, lines));
      }
    }
    return found.build();
  }

  private static Key key(String key, FileId file, @Nullable TextRange range, LineIndex lines) {
    TextRange place = range == null ? TextRange.at(0) : range;
    int line = lines.lineOf(place.start()) + 1;
    return new Key("not supported yet: " + key + " at " + file + ":" + line, file, place);
  }
}
