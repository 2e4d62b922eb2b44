package io.github.taskfilels.ide.refactor;

import com.google.common.collect.ImmutableList;

/** One kind of change. */
interface Refactoring {

  /** What could be done at a place; empty where that is nothing. Cheap. */
  ImmutableList<Proposal> at(Selection selection);
}
