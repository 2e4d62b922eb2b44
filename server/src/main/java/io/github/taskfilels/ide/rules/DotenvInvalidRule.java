package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.values.DotEnv;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileText;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;

/** Files of the environment that Task cannot read. */
public final class DotenvInvalidRule implements WorkspaceRule {
  @Override
  public String id() {
    return "dotenv-invalid";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public RulePage page() {
    return new RulePage(
        "A file of `dotenv` that is there and cannot be read: a folder, or a text that is not made"
            + " of lines like `KEY=value`.",
        "Stops before it runs a task, or the task that names the file.",
        """
        //- /Taskfile.yml
        version: '3'
        tasks:
          show: {dotenv: [.env], cmds: [echo $TOKEN]}
        #                 ^^^^
        //- /.env
        TOKEN!=x
        """,
        """
        //- /Taskfile.yml
        version: '3'
        tasks:
          show: {dotenv: [.env], cmds: [echo $TOKEN]}
        //- /.env
        TOKEN=x
        """);
  }

  @Override
  public ImmutableList<Finding> check(RuleContext context) {
    return DotenvPaths.findings(
        this,
        context,
        file -> {
          String problem = problem(context.snapshot(), file);
          return problem.isEmpty() ? "" : context.name(file) + " cannot be read: " + problem;
        });
  }

  private record ProblemOf(FileId file) {}

  /** Why Task cannot read a file; empty where it can or where there is none. */
  private static String problem(Snapshot snapshot, FileId file) {
    return snapshot.memo(
        new ProblemOf(file),
        reader -> {
          PathKind kind = reader.kind(file);
          if (kind == PathKind.DIRECTORY) {
            return "it is a folder";
          }
          FileText text = kind == PathKind.FILE ? reader.text(file) : null;
          return text == null ? "" : DotEnv.problem(text.text());
        });
  }
}
