package io.github.taskfilels.ide.rules;

import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.YamlEntry;
import io.github.taskfilels.yaml.YamlItem;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlSequence;
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
