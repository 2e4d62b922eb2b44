package io.github.taskfilels.ide.completion;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;

/** Tells which tasks ran lately. */
@FunctionalInterface
public interface RecentTasks {
  /** Nothing is known. */
  RecentTasks NONE = _ -> ImmutableList.of();

  /** The full names of tasks that were run with a root, the last one first. */
  ImmutableList<String> of(FileId root);
}
