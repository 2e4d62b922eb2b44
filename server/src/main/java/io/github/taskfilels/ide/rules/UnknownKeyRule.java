package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;

/** Keys that Task does not know and silently ignores. */
public final class UnknownKeyRule implements FileRule {
  @Override
  public String id() {
    return "unknown-key";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String doc() {
    return "A key that Task does not know. Task ignores such keys without a word, so a misspelled"
        + " key looks as if it worked. Keys of the root that begin with `x-` or hold an"
        + " anchor are left alone.";
  }

  @Override
  public ImmutableList<Finding> check(FileId file, Taskfile taskfile) {
    return ImmutableList.<Finding>builder()
        .addAll(Problems.of(this, file, taskfile, Problem.Kind.UNKNOWN_KEY, severity()))
        .addAll(Problems.of(this, file, taskfile, Problem.Kind.UNKNOWN_COMMAND_KEY, severity()))
        .build();
  }
}
