package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.values.Invocation;
import io.github.taskfilels.program.values.ValueException;
import io.github.taskfilels.program.values.VariableEvaluator;
import io.github.taskfilels.template.exec.Renderer;
import io.github.taskfilels.template.functions.SystemHost;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Snapshot;

/** Values as a look at a project sees them: of a call without arguments, with nothing run. */
final class Looking {
  private Looking() {}

  /** Evaluates the variables of a root. */
  static VariableEvaluator evaluator(Snapshot snapshot, FileId root) throws ValueException {
    FileId folder = root.directory();
    String directory = folder == null ? "" : folder.toString();
    ImmutableMap<String, String> environment = snapshot.environment();
    Invocation invocation =
        new Invocation(
            environment,
            root.toString(),
            directory,
            directory,
            "task",
            ImmutableMap.of(),
            ImmutableList.of(),
            Invocation.Options.NONE);
    Renderer renderer = new Renderer(SystemHost.forLooking(environment, directory));
    return new VariableEvaluator(
        snapshot, Programs.around(snapshot, root).of(root), invocation, renderer);
  }
}
