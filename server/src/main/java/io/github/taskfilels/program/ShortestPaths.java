package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shortest chain from one root to each file below it; where several are as short, the one whose
 * includes come first. Safe for several threads.
 */
final class ShortestPaths {
  private final FileId root;

  /** The last include on the way to each file. */
  private final Map<FileId, IncludeStep> last = new HashMap<>();

  ShortestPaths(IncludeLinks links, FileId root) {
    this.root = root;
    Deque<FileId> queue = new ArrayDeque<>();
    queue.add(root);
    while (!queue.isEmpty()) {
      for (IncludeStep step : links.steps(queue.remove())) {
        if (!step.to().equals(root) && last.putIfAbsent(step.to(), step) == null) {
          queue.add(step.to());
        }
      }
    }
  }

  /** The chain to a file; null where there is none. */
  @Nullable IncludePath to(FileId file) {
    Deque<IncludeStep> steps = new ArrayDeque<>();
    FileId at = file;
    while (!at.equals(root)) {
      IncludeStep step = last.get(at);
      if (step == null) {
        return null;
      }
      steps.push(step);
      at = step.from();
    }
    return new IncludePath(root, ImmutableList.copyOf(steps));
  }
}
