package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;

/** Names that are written twice where Task silently keeps the last. */
public final class DuplicateNameRule implements FileRule {
  @Override
  public String id() {
    return "duplicate-name";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String doc() {
    return "A task, variable, include or matrix row that is written twice in one file. Task keeps"
        + " the last one and says nothing of the others.";
  }

  @Override
  public ImmutableList<Finding> check(FileId file, Taskfile taskfile, RuleSettings settings) {
    return Problems.of(this, file, taskfile, Problem.Kind.DUPLICATE_NAME, severity());
  }
}
