package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import org.jspecify.annotations.Nullable;

/**
 * The files of a workspace as their includes link them: all that a program is made of. Immutable.
 */
public interface LinkedFiles {

  /**
   * An include and where it leads.
   *
   * @param target null where the target is missing, dynamic, remote or not a file, so that nobody
   *     can say which names it brings
   */
  record Link(IncludeEntry include, @Nullable FileId target) {}

  /** What a file shows to others; null if it cannot be read. */
  @Nullable Summary summary(FileId file);

  /** The includes of a file in the order in which they are written. */
  ImmutableList<Link> links(FileId file);

  /** All includes that lead to a file, from whatever file of the workspace. */
  ImmutableList<IncludeStep> includers(FileId file);
}
