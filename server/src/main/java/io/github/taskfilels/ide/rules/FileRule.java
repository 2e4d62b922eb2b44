package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.workspace.FileId;

/** A rule that needs to know nothing but one file. */
public interface FileRule extends Rule {

  /**
   * All findings in a file, in order of position, before severities and suppressing comments.
   *
   * @param settings for rules that have more to set than a severity
   */
  ImmutableList<Finding> check(FileId file, Taskfile taskfile, RuleSettings settings);
}
