package io.github.taskfilels.program;

import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import org.jspecify.annotations.Nullable;

/**
 * The files of a workspace as their includes link them: all that a program is made of. Immutable.
 */
public interface LinkedFiles extends IncludeLinks {

  /** What a file shows to others; null if it cannot be read. */
  @Nullable Summary summary(FileId file);
}
