package io.github.taskfilels.program.values;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.IncludeStep;
import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlNode;
import io.github.taskfilels.yaml.YamlScalar;
import io.github.taskfilels.yaml.YamlSequence;
import io.github.taskfilels.yaml.YamlTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the templates of a program stand. They are looked for when one fails, so that those that do
 * not need not remember it.
 */
record TemplatePlaces(Snapshot snapshot, Program program) {
  /**
   * The same failure with {@code FILE:LINE:COLUMN: } before it, where its template is found: in the
   * task, else in its file, in those that include it, anywhere. Lines and columns begin with 1.
   *
   * @param task whose call has failed; null where there is none yet
   */
  ValueException placed(ValueException failure, @Nullable TaskView task) {
    String source = failure.template();
    if (source == null) {
      return failure;
    }
    if (task != null) {
      Taskfile model = snapshot.taskfile(task.file());
      Task written = model == null ? null : model.task(task.task().name());
      String place =
          written == null ? null : place(task.file(), written.range(), source, failure.offset());
      if (place != null) {
        return failure.at(place);
      }
    }
    for (FileId file : files(task)) {
      String place = place(file, null, source, failure.offset());
      if (place != null) {
        return failure.at(place);
      }
    }
    return failure;
  }

  private Set<FileId> files(@Nullable TaskView task) {
    Set<FileId> files = new LinkedHashSet<>();
    if (task != null) {
      files.add(task.file());
      ImmutableList<IncludeStep> steps = task.includePath().steps();
      steps.reverse().forEach(step -> files.add(step.from()));
    }
    files.addAll(program.reachable());
    return files;
  }

  private @Nullable String place(
      FileId file, @Nullable TextRange within, String source, int offset) {
    YamlTree tree = snapshot.tree(file);
    LineIndex lines = snapshot.lines(file);
    if (tree == null || lines == null) {
      return null;
    }
    Deque<YamlNode> open = new ArrayDeque<>();
    open.push(tree.root());
    while (!open.isEmpty()) {
      YamlNode node = open.pop();
      if (within != null && !within.intersects(node.range())) {
        continue;
      }
      switch (node) {
        case YamlScalar scalar -> {
          int at = offset - (source.length() - scalar.value().length());
          if (at >= 0 && isEnd(source, scalar.value())) {
            LineColumn place =
                lines.position(scalar.sourceMap().toSource(at), PositionEncoding.UTF32);
            return file + ":" + (place.line() + 1) + ":" + (place.column() + 1);
          }
        }
        case YamlMapping mapping ->
            mapping
                .entries()
                .reverse()
                .forEach(
                    entry -> {
                      open.push(entry.value());
                      open.push(entry.key());
                    });
        case YamlSequence sequence ->
            sequence.items().reverse().forEach(item -> open.push(item.value()));
        default -> {}
      }
    }
    return null;
  }

  /** A name of a task and a folder are completed before they are rendered. */
  private static boolean isEnd(String source, String written) {
    return source.equals(written) || (written.contains("{{") && source.endsWith(written));
  }
}
