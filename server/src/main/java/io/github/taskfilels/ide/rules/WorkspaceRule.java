package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;

/** A rule that needs other files too. */
public interface WorkspaceRule extends Rule {

  /**
   * All findings in the file of the context, in any order, before settings and suppressing
   * comments.
   */
  ImmutableList<Finding> check(RuleContext context);
}
