package io.github.taskfilels.program.values;

import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Flag;
import io.github.taskfilels.taskfile.FlagKey;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.List;

/** Whether files that git ignores count as sources and outputs. */
public final class IgnoredFiles {
  private IgnoredFiles() {}

  /**
   * The word of the task, else of the innermost file on its chain that has one.
   *
   * @param written the task as its file has it
   */
  public static boolean areLeftOut(VariableEvaluator evaluator, TaskView view, Task written) {
    Flag own = written.flag(FlagKey.USE_GITIGNORE);
    if (own != null) {
      return own.value();
    }
    List<FileId> chain = new ArrayList<>();
    chain.add(view.includePath().root());
    view.includePath().steps().forEach(step -> chain.add(step.to()));
    for (FileId file : chain.reversed()) {
      Taskfile model = evaluator.model(file);
      if (model != null && model.useGitignore() != null) {
        return model.useGitignore().value();
      }
    }
    return false;
  }
}
