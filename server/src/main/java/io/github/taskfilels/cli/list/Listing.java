package io.github.taskfilels.cli.list;

import io.github.taskfilels.program.Program;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.program.values.ShownTexts;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.text.LineColumn;
import io.github.taskfilels.text.LineIndex;
import io.github.taskfilels.text.PositionEncoding;
import io.github.taskfilels.workspace.Snapshot;
import org.jspecify.annotations.Nullable;

/** The lists of a program's tasks, with their texts rendered as far as nothing has to be run. */
public final class Listing {
  private final Snapshot snapshot;
  private final Program program;
  private final VariableEvaluator evaluator;
  private final ShownTexts texts;

  public Listing(Snapshot snapshot, Program program, VariableEvaluator evaluator) {
    this.snapshot = snapshot;
    this.program = program;
    this.evaluator = evaluator;
    this.texts = new ShownTexts(evaluator);
  }

  /** The list for people. */
  public TaskList tasks() {
    return new TaskList(program, task -> texts.rendered(task, task.task().desc()));
  }

  /**
   * A task of the list for programs.
   *
   * @param upToDate null where nobody asks
   */
  public TaskListJson.Row row(TaskView task, @Nullable Boolean upToDate) throws ValueException {
    Task source = evaluator.written(task);
    String label = texts.rendered(task, text(source.description().label()));
    return new TaskListJson.Row(
        task,
        label.isEmpty() ? task.name() : label,
        texts.rendered(task, task.task().desc()),
        texts.rendered(task, text(source.description().summary())),
        program.aliases(task),
        upToDate,
        place(task, source));
  }

  private LineColumn place(TaskView task, Task source) {
    LineIndex lines = snapshot.lines(task.file());
    return lines == null
        ? new LineColumn(0, 0)
        : lines.position(source.nameRange().start(), PositionEncoding.UTF32);
  }

  private static String text(@Nullable Text text) {
    return text == null ? "" : text.value();
  }
}
