package io.github.taskfilels.ide;

import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.ShownTexts;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.HashMap;
import java.util.Map;

/**
 * Descriptions of tasks as {@code list} shows them; as they are written where only a run can tell
 * what they say. Nothing but the file is looked at for those without templates. For one thread.
 */
public final class Descriptions {
  private final Snapshot snapshot;
  private final Map<FileId, ShownTexts> ofRoots = new HashMap<>();

  public Descriptions(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** That of a task in the program of a root. */
  public String of(FileId root, TaskView task) {
    return known(root, task, task.task().desc());
  }

  /** That of a task as it is written in a file, seen from the nearest root; may be empty. */
  String of(FileId file, Task task) {
    String written =
        task.description().desc() == null ? "" : task.description().desc().value().strip();
    Summary summary = written.contains("{{") ? snapshot.summary(file) : null;
    Summary.TaskEntry entry = summary == null ? null : summary.task(task.name());
    IncludePath way =
        entry == null ? null : Programs.around(snapshot, file).chainTo(file, task.name());
    if (entry == null || way == null) {
      return written;
    }
    Program program = Programs.around(snapshot, file).of(way.root());
    return known(way.root(), program.view(way, entry), written);
  }

  private String known(FileId root, TaskView task, String written) {
    if (!written.contains("{{")) {
      return written;
    }
    ShownTexts texts = ofRoots.get(root);
    try {
      if (texts == null) {
        texts = new ShownTexts(Looking.evaluator(snapshot, root));
        ofRoots.put(root, texts);
      }
      return texts.known(task, written);
    } catch (ValueException e) {
      // What cannot be evaluated has its own diagnostics.
      return written;
    }
  }
}
