package io.github.taskfilels.ide.rules;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.Snapshot;

/** One kind of diagnostic: what it finds, what is told of it and how it is mended. */
public interface Rule {

  /**
   * The stable name, in lower case with hyphens: in settings, in suppressing comments and in the
   * code of a diagnostic.
   */
  String id();

  /** The severity of most of its findings, where no setting says otherwise. */
  Severity severity();

  /** What people read about it. */
  RulePage page();

  /**
   * Whether it runs where no setting says anything. One about a matter of taste does not: it runs
   * where a setting gives it a severity.
   */
  default boolean onByDefault() {
    return true;
  }

  /** The name by which settings and comments mean several rules at once; empty for none. */
  default String group() {
    return "";
  }

  /**
   * What mends a finding of this rule, the best first. Asked only when somebody wants to know, of
   * the snapshot in which it was found.
   */
  default ImmutableList<Fix> fixes(Snapshot snapshot, Finding finding) {
    return ImmutableList.of();
  }
}
