package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.program.load.LoadRefusal.Kind;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;

/** Keys that are written twice where Task refuses that. */
public final class DuplicateKeyRule implements FileRule {
  @Override
  public String id() {
    return Kind.DUPLICATE_KEY.id();
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String doc() {
    return "A key that is written twice in one mapping. Task refuses the file.";
  }

  @Override
  public ImmutableList<Finding> check(FileId file, Taskfile taskfile, RuleSettings settings) {
    return Problems.of(this, file, taskfile, Problem.Kind.DUPLICATE_KEY, severity());
  }
}
