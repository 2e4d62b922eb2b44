package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;
import java.util.Comparator;

/**
 * Values that Task refuses when it loads the file or fails with, and values that cannot do what
 * they seem to say.
 */
public final class SchemaRule implements FileRule {
  @Override
  public String id() {
    return Kind.SCHEMA.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "A value that Task refuses: of the wrong kind, missing, or not one of the known words; or"
        + " one with which the task always fails. As a warning: a value that Task accepts but that"
        + " has no effect.";
  }

  @Override
  public ImmutableList<Finding> check(FileId file, Taskfile taskfile, RuleSettings settings) {
    ImmutableList<Finding> refused =
        Problems.of(this, file, taskfile, Problem.Kind.SCHEMA, Severity.ERROR);
    ImmutableList<Finding> failing =
        Problems.of(this, file, taskfile, Problem.Kind.SCHEMA_FAILURE, Severity.ERROR);
    ImmutableList<Finding> doubtful =
        Problems.of(this, file, taskfile, Problem.Kind.SCHEMA_WARNING, Severity.WARNING);
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(Finding::range),
        ImmutableList.<Finding>builder().addAll(refused).addAll(failing).addAll(doubtful).build());
  }
}
