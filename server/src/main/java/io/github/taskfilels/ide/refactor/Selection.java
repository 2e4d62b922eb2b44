package io.github.taskfilels.ide.refactor;

import com.google.common.collect.Iterables;
import io.github.taskfilels.ide.rules.FileEdits;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Refusals;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.ScalarStyle;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/**
 * What is selected in a file that Task can read as YAML.
 *
 * @param range empty for a cursor
 */
record Selection(Snapshot snapshot, Taskfile taskfile, FileEdits edits, TextRange range) {

  /** Null where there is no text, or one that is no YAML: what is half-typed is left alone. */
  static @Nullable Selection of(Snapshot snapshot, FileId file, TextRange range) {
    Taskfile taskfile = snapshot.taskfile(file);
    FileEdits edits = FileEdits.of(snapshot, file);
    Refusals refusals = snapshot.refusals(file);
    boolean whole =
        taskfile != null
            && edits != null
            && range.end() <= edits.text().length()
            && taskfile.tree().errors().isEmpty()
            && refusals != null
            && refusals.syntax() == null
            && !isOpenBlock(taskfile.tree());
    return taskfile != null && edits != null && whole
        ? new Selection(snapshot, taskfile, edits, range)
        : null;
  }

  /**
   * Whether the text ends in a block without a line break, which any line behind it would give it.
   */
  private static boolean isOpenBlock(YamlTree tree) {
    int end = tree.text().length();
    return Iterables.getLast(tree.pathTo(end), null) instanceof YamlScalar scalar
        && (scalar.style() == ScalarStyle.LITERAL || scalar.style() == ScalarStyle.FOLDED)
        && !tree.text().endsWith("\n");
  }

  FileId file() {
    return edits.file();
  }

  YamlTree tree() {
    return edits.tree();
  }

  String text() {
    return edits.text();
  }

  /** The task around it; null outside of tasks. */
  @Nullable Task task() {
    for (Task task : taskfile.tasks()) {
      if (task.range().covers(range)) {
        return task;
      }
    }
    return null;
  }

  /** Whether a comment touches a range. */
  boolean hasComment(TextRange in) {
    return tree().comments().stream().anyMatch(in::intersects);
  }

  /** The column of an offset before which its line is blank; negative where it is not. */
  int column(int offset) {
    int line = edits.lineStart(offset);
    return text().substring(line, offset).chars().allMatch(c -> c == ' ') ? offset - line : -1;
  }

  /** How far an offset is from the start of its line. */
  int columnAnywhere(int offset) {
    return offset - edits.lineStart(offset);
  }
}
