package io.github.taskfilels.ide.completion;

import io.github.taskfilels.ide.symbol.Place;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlTree;
import org.jspecify.annotations.Nullable;

/** Where completion was asked for. */
record CompletionSite(
    Snapshot snapshot,
    FileId file,
    Taskfile taskfile,
    Place place,
    int offset,
    RecentTasks recent) {

  YamlTree tree() {
    return taskfile.tree();
  }

  String text() {
    return tree().text();
  }

  /** The name of the task around the cursor; null outside of tasks. */
  @Nullable String taskName() {
    return place.task();
  }

  /** The task around the cursor; null outside of tasks. */
  @Nullable Task task() {
    String name = taskName();
    return name == null ? null : taskfile.task(name);
  }

  /** The white space that the line of the cursor begins with, up to the cursor. */
  String indentation() {
    int start = offset;
    while (start > 0 && "\r\n".indexOf(text().charAt(start - 1)) < 0) {
      start--;
    }
    int end = start;
    while (end < offset && " \t".indexOf(text().charAt(end)) >= 0) {
      end++;
    }
    return text().substring(start, end);
  }

  /** The line break of the document. */
  String newLine() {
    return text().contains("\r\n") ? "\r\n" : "\n";
  }

  /** The range of a word of which the first letters are typed, up to where it ends. */
  TextRange word(int typed) {
    int end = offset;
    while (end < text().length() && isWordPart(text().charAt(end))) {
      end++;
    }
    return new TextRange(offset - typed, end);
  }

  private static boolean isWordPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
