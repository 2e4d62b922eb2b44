package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.taskfile.Problem;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;

/** Keys that Task does not know and silently ignores. */
public final class UnknownKeyRule implements FileRule {
  /** As settings and comments name it. */
  public static final String ID = "unknown-key";

  private static final ImmutableSet<Problem.Kind> KINDS =
      Sets.immutableEnumSet(Problem.Kind.UNKNOWN_KEY, Problem.Kind.UNKNOWN_COMMAND_KEY);

  @Override
  public String id() {
    return ID;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String doc() {
    return "A key that Task does not know. Task ignores such keys without a word, so a misspelled"
        + " key looks as if it worked. Keys of the root that begin with `x-` or hold an"
        + " anchor are left alone, and so are those that a setting names.";
  }

  @Override
  public ImmutableList<Finding> check(FileId file, Taskfile taskfile, RuleSettings settings) {
    return taskfile.problems().stream()
        .filter(problem -> KINDS.contains(problem.kind()))
        .filter(problem -> !settings.knownKeys().contains(problem.key()))
        .map(problem -> Problems.finding(this, file, problem, severity()))
        .collect(ImmutableList.toImmutableList());
  }
}
