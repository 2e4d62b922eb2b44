package io.github.taskfilels.ide.hints;

import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.ide.CallParameters;
import io.github.taskfilels.ide.completion.Documentation;
import io.github.taskfilels.program.Definition;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.taskfile.Command;
import io.github.taskfilels.taskfile.Dep;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.taskfile.Text;
import io.github.taskfilels.taskfile.Variable;
import io.github.taskfilels.template.Template;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a call does not give to its task: the variables that the task requires, and those for which
 * it has a default.
 */
final class ParameterHints {
  /** More than this are counted. */
  private static final int MOST = 3;

  private final Snapshot snapshot;
  private final FileId file;
  private final TextRange range;
  private final Consumer<Hint> found;

  /** What all tasks of the file have, so that nobody needs to be told. */
  private final Set<String> known = new HashSet<>();

  /** Anchors give one call to several tasks. */
  private final Set<Integer> told = new HashSet<>();

  private ParameterHints(
      Snapshot snapshot, FileId file, Taskfile taskfile, TextRange range, Consumer<Hint> found) {
    this.snapshot = snapshot;
    this.file = file;
    this.range = range;
    this.found = found;
    taskfile.vars().forEach(variable -> known.add(variable.name()));
  }

  static void find(
      Snapshot snapshot, FileId file, Taskfile taskfile, TextRange range, Consumer<Hint> found) {
    ParameterHints hints = new ParameterHints(snapshot, file, taskfile, range, found);
    for (Task task : taskfile.tasks()) {
      for (Dep dep : task.deps()) {
        hints.call(dep.task(), dep.vars());
      }
      for (Command command : task.cmds()) {
        if (command instanceof Command.Call call) {
          hints.call(call.task(), call.vars());
        }
      }
    }
  }

  private void call(Text name, List<Variable> vars) {
    if (!range.touches(name.range().end())
        || name.range().isEmpty()
        || Template.isTemplate(name.value())
        || !told.add(name.range().end())) {
      return;
    }
    ImmutableSet<Definition> callees =
        Programs.ofNames(snapshot, file).meaning(file, name.value()).tasks();
    if (callees.size() != 1) {
      return;
    }
    Definition callee = callees.iterator().next();
    Set<String> given = new HashSet<>();
    vars.forEach(variable -> given.add(variable.name()));
    List<String> missing = new ArrayList<>();
    for (CallParameters.Parameter parameter : CallParameters.of(snapshot, callee)) {
      String shown = given.contains(parameter.name()) ? null : shown(parameter);
      if (shown != null) {
        missing.add(shown);
      }
    }
    if (!missing.isEmpty()) {
      found.accept(
          new Hint(
              Hint.Kind.PARAMETER,
              name.range().end(),
              label(missing),
              false,
              new Documentation.OfTask(callee.file(), callee.name()),
              null));
    }
  }

  private @Nullable String shown(CallParameters.Parameter parameter) {
    boolean shown =
        parameter.standard() != null || (parameter.required() && !known.contains(parameter.name()));
    return shown ? ShortText.of(parameter) : null;
  }

  private static String label(List<String> missing) {
    int more = missing.size() - MOST;
    String first = String.join(", ", missing.subList(0, Math.min(MOST, missing.size())));
    return "(" + first + (more > 0 ? ", and " + more + " more" : "") + ")";
  }
}
