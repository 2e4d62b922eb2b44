package io.github.taskfilels.ide.hints;

import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.schema.MappingType;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.function.Consumer;

/**
 * What counts where nothing is written, for the one default that changes what a task with {@code
 * sources} does: how these are compared.
 */
final class DefaultHints {
  private static final String CHECKSUM = "checksum";

  private DefaultHints() {}

  static void find(
      Snapshot snapshot, FileId file, Taskfile taskfile, TextRange range, Consumer<Hint> found) {
    for (Task task : taskfile.tasks()) {
      TextRange key = task.keys().get("sources");
      if (key != null
          && range.touches(key.end())
          && task.range().covers(key)
          && !task.fingerprint().sources().isEmpty()
          && task.fingerprint().method() == null) {
        boolean colon = taskfile.tree().text().startsWith(":", key.end());
        found.accept(
            new Hint(
                Hint.Kind.DEFAULT,
                key.end() + (colon ? 1 : 0),
                "method: " + method(snapshot, file),
                true,
                new Documentation.OfKey(MappingType.TASK, "method"),
                null));
      }
    }
  }

  /** Tasks of all files take that of the root. */
  private static String method(Snapshot snapshot, FileId file) {
    FileId root = Programs.ofNames(snapshot, file).chainTo(file).root();
    Taskfile taskfile = snapshot.taskfile(root);
    return taskfile == null || taskfile.method() == null
        ? CHECKSUM
        : ShortText.of(taskfile.method().value());
  }
}
