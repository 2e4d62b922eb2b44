package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;

/** A rule that needs to know nothing but one file. */
public interface FileRule extends Rule {

  /** All findings in a file, in any order, before severities and suppressing comments. */
  ImmutableList<Finding> check(FileContext context);
}
