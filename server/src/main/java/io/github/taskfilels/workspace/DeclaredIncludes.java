package io.github.taskfilels.workspace;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import io.github.taskfilels.workspace.Summary.VariableEntry;

/**
 * What of a file decides where its includes lead: an edit of its tasks leaves it equal. It is all
 * that is kept of files that have nothing to do with those that anybody looks at.
 *
 * @param vars the global variables, which paths may name; empty where there are no includes
 */
public record DeclaredIncludes(
    ImmutableList<IncludeEntry> includes, ImmutableList<VariableEntry> vars) {

  /** Of a file without includes or without text. */
  static final DeclaredIncludes NONE = new DeclaredIncludes(ImmutableList.of(), ImmutableList.of());

  static DeclaredIncludes of(Summary summary) {
    return summary.includes().isEmpty()
        ? NONE
        : new DeclaredIncludes(summary.includes(), summary.vars());
  }
}
