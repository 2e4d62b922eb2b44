package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlSequence;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Makes edits of one task that leave everything else as it is. */
record TaskEdits(FileEdits file, YamlMapping mapping) {

  /** Of a task; null where it is not written as a mapping with keys of its own. */
  static @Nullable TaskEdits of(FileEdits file, Task task) {
    YamlEntry entry = file.entryAt(task.nameRange().start());
    return entry != null
            && entry.value() instanceof YamlMapping mapping
            && !mapping.entries().isEmpty()
            && task.range().covers(mapping.range())
        ? new TaskEdits(file, mapping)
        : null;
  }

  /**
   * The fix of the task whose name a finding marks; none where it has a key already.
   *
   * @param make from the task and its edits
   */
  static ImmutableList<Fix> fixes(
      Snapshot snapshot, Finding finding, String key, BiFunction<Task, TaskEdits, Fix> make) {
    FileEdits file = FileEdits.of(snapshot, finding.file());
    Taskfile taskfile = snapshot.taskfile(finding.file());
    if (file == null || taskfile == null) {
      return ImmutableList.of();
    }
    for (Task task : taskfile.tasks()) {
      TaskEdits edits =
          task.nameRange().equals(finding.range()) && !task.keys().containsKey(key)
              ? of(file, task)
              : null;
      if (edits != null) {
        return ImmutableList.of(make.apply(task, edits));
      }
    }
    return ImmutableList.of();
  }

  /** Writes a key with a value in one line before the others. */
  TextEdit withFirst(String key, String value) {
    int start = mapping.entries().getFirst().range().start();
    String written = key + ": " + value;
    String behind = mapping.flow() ? ", " : file.newline() + file.indentOfColumn(start);
    return new TextEdit(TextRange.at(start), written + behind);
  }

  /** Adds a name to the list of a key; null where that has another form. */
  @Nullable TextEdit withElement(String key, String name) {
    String written = written(name);
    YamlEntry entry = mapping.entry(key);
    if (entry == null) {
      return withFirst(key, "[" + written + "]");
    }
    if (!(entry.value() instanceof YamlSequence list) || list.items().isEmpty()) {
      return null;
    }
    YamlItem last = list.items().getLast();
    if (list.flow()) {
      return new TextEdit(TextRange.at(last.range().end()), ", " + written);
    }
    int start = last.range().start();
    return new TextEdit(
        TextRange.at(start), "- " + written + file.newline() + file.indentOfColumn(start));
  }

  private static String written(String name) {
    return PlainScalar.isPlain(name, true) ? name : "'" + name.replace("'", "''") + "'";
  }
}
