package io.github.taskfilels.ide.refactor;

import io.github.taskfilels.ide.ChainDirectories;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextEdit;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.yaml.PlainScalar;
import io.github.taskfilels.yaml.ScalarType;
import io.github.taskfilels.yaml.YamlMapping;
import io.github.taskfilels.yaml.YamlScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A task as it has to be written in another file: what it calls is named from there, and it runs in
 * the directory in which it ran before, so that all other paths of it stay as they are.
 *
 * @param selection of the file in which it stands
 */
record MovedTask(Selection selection, WrittenTask written) {
  /** Why a task with {@link #hasTemplateDir} cannot move into or out of such an include. */
  static final String JOINED =
      "'dir' is a template, which Task joins to the directory of the include; write it out first";

  /**
   * Why it cannot leave its file as it is; empty where it can.
   *
   * @param changed the special variables that are others there
   */
  String refusal(Set<String> changed) {
    Task task = written.task();
    if (written.isBorrowed() || WrittenTask.hasAnchors(written.entry().value())) {
      return "an anchor or an alias is in it; write out what it stands for first";
    }
    boolean block =
        selection.column(written.entry().range().start()) >= 0
            && written.entry().key() instanceof YamlScalar key
            && key.properties() == null;
    if (!block || task.name().startsWith(":")) {
      return "it has no lines of its own; write the tasks in lines first";
    }
    for (String name : changed) {
      if (new NamesRead(selection).reaches(written.entry().range(), Set.of(name))) {
        return "it reads " + name + ", also by variables, which would be another one";
      }
    }
    return "";
  }

  /** The lines of the task with the comments directly above it. */
  TextRange lines() {
    int start = selection.edits().lineStart(written.entry().range().start());
    int column = selection.column(written.entry().range().start());
    List<TextRange> comments = new ArrayList<>(selection.tree().comments());
    Collections.reverse(comments);
    for (TextRange comment : comments) {
      boolean above =
          comment.start() < start
              && selection.edits().afterLine(comment.start()) == start
              && selection.column(comment.start()) == column;
      if (above) {
        start = selection.edits().lineStart(comment.start());
      }
    }
    return new TextRange(start, selection.edits().afterLine(written.entry().range().end()));
  }

  /**
   * The lines for another place.
   *
   * @param key its new key
   * @param calls what the tasks that it calls are called there
   * @param dir the directory to write; null where it stays as it is
   * @param column of the key there
   */
  String text(String key, UnaryOperator<String> calls, @Nullable String dir, int column)
      throws RefactoringRefusedException {
    TextRange lines = lines();
    List<TextEdit> edits = new ArrayList<>();
    edits.add(new TextEdit(written.entry().key().range(), NewTask.write(key)));
    for (Text name : names()) {
      edits.add(rename(name, calls.apply(name.value())));
    }
    if (dir != null) {
      edits.add(directory(dir));
    }
    String text =
        TextEdit.apply(
            lines.in(selection.text()),
            edits.stream()
                .map(edit -> new TextEdit(edit.range().shift(-lines.start()), edit.newText()))
                .toList());
    String moved =
        TextBlock.shiftAll(text, column - selection.column(written.entry().range().start()));
    if (moved == null) {
      throw new RefactoringRefusedException("'" + written.task().name() + "' cannot be moved");
    }
    return moved.endsWith("\n") ? moved : moved + selection.edits().newline();
  }

  /** The names of tasks that it calls. */
  private List<Text> names() {
    List<Text> names = new ArrayList<>();
    written.task().deps().forEach(dep -> names.add(dep.task()));
    for (Command command : written.task().cmds()) {
      if (command instanceof Command.Call call) {
        names.add(call.task());
      }
    }
    return names;
  }

  private TextEdit rename(Text name, String other) throws RefactoringRefusedException {
    List<Object> path = selection.tree().pathTo(name.range().start());
    if (!(path.getLast() instanceof YamlScalar scalar)
        || !scalar.range().equals(name.range())
        || TextBlock.isMultiline(scalar.source())) {
      throw new RefactoringRefusedException("the name '" + name + "' is not written in one line");
    }
    boolean inFlow =
        TypedNode.path(selection.tree(), name.range().start()).stream().anyMatch(TypedNode::inFlow);
    boolean plain =
        PlainScalar.isPlain(other, inFlow) && ScalarType.ofPlain(other) == ScalarType.STRING;
    String text =
        switch (scalar.style()) {
          case DOUBLE_QUOTED -> '"' + other.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
          case PLAIN -> plain ? other : "'" + other.replace("'", "''") + "'";
          default -> "'" + other.replace("'", "''") + "'";
        };
    return new TextEdit(scalar.range(), text);
  }

  private TextEdit directory(String dir) throws RefactoringRefusedException {
    Text old = written.task().environment().dir();
    String value = NewTask.write(dir);
    if (old != null) {
      return new TextEdit(old.range(), value);
    }
    if (!(written.entry().value() instanceof YamlMapping mapping)
        || mapping.flow()
        || mapping.entries().isEmpty()) {
      throw new RefactoringRefusedException(
          "'" + written.task().name() + "' needs a 'dir' there; write it as a mapping first");
    }
    int first = mapping.entries().getFirst().range().start();
    return new TextEdit(
        TextRange.at(first),
        "dir: " + value + selection.edits().newline() + " ".repeat(selection.column(first)));
  }

  /**
   * What {@code dir} has to say where tasks have another directory by themselves; null where it may
   * stay.
   */
  @Nullable String dir(@Nullable Path here, @Nullable Path there)
      throws RefactoringRefusedException {
    if (here == null || there == null) {
      throw new RefactoringRefusedException(
          "only a run can tell the directory of the tasks; write it out first");
    }
    Text dir = written.task().environment().dir();
    if (here.equals(there) || (dir != null && dir.value().startsWith("/"))) {
      return null;
    }
    Path target = dir == null ? here : ChainDirectories.resolve(here, dir.value());
    if (target == null) {
      throw new RefactoringRefusedException(
          "'dir' of '" + written.task().name() + "' is a template; write it out first");
    }
    String path = there.relativize(target).toString().replace('\\', '/');
    return path.isEmpty() ? "." : path;
  }

  /**
   * Whether {@code dir} is a template: Task joins it to the directory of an include that is a
   * mapping before it renders it, even where it renders to a whole path.
   */
  boolean hasTemplateDir() {
    Text dir = written.task().environment().dir();
    return dir != null && Template.isTemplate(dir.value());
  }

  /** Takes it out of its file. */
  TextEdit removal() {
    return new TextEdit(lines(), "");
  }
}
