package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import org.jspecify.annotations.Nullable;

/** How files include each other, whatever else they hold. Immutable. */
public interface IncludeLinks {

  /**
   * An include and where it leads.
   *
   * @param target null where the target is missing, dynamic, remote or not a file, so that nobody
   *     can say which names it brings
   */
  record Link(IncludeEntry include, @Nullable FileId target) {}

  /** The includes of a file in the order in which they are written. */
  ImmutableList<Link> links(FileId file);

  /** Those of them that lead somewhere. */
  default ImmutableList<IncludeStep> steps(FileId file) {
    ImmutableList<Link> links = links(file);
    ImmutableList.Builder<IncludeStep> found = ImmutableList.builder();
    for (int i = 0; i < links.size(); i++) {
      FileId target = links.get(i).target();
      if (target != null) {
        found.add(new IncludeStep(file, links.get(i).include(), i, target));
      }
    }
    return found.build();
  }

  /** All includes that lead to a file, from whatever file of the workspace. */
  ImmutableList<IncludeStep> includers(FileId file);
}
