package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The roots above files and a chain from there to each. Safe for several threads. */
final class Chains {
  private final IncludeLinks links;
  private final Map<FileId, ShortestPaths> shortest = new ConcurrentHashMap<>();
  private final Map<FileId, IncludePath> known = new ConcurrentHashMap<>();

  Chains(IncludeLinks links) {
    this.links = links;
  }

  IncludeLinks links() {
    return links;
  }

  /**
   * The files at the top of all chains to a file: those that nobody includes, or the file itself
   * where includes lead in a circle. The nearest first.
   */
  ImmutableList<FileId> rootsOf(FileId file) {
    Set<FileId> seen = new HashSet<>();
    Set<FileId> roots = new LinkedHashSet<>();
    Deque<FileId> todo = new ArrayDeque<>();
    todo.add(file);
    while (!todo.isEmpty()) {
      FileId next = todo.remove();
      if (seen.add(next)) {
        ImmutableList<IncludeStep> includers = links.includers(next);
        if (includers.isEmpty()) {
          roots.add(next);
        }
        includers.forEach(step -> todo.add(step.from()));
      }
    }
    return roots.isEmpty() ? ImmutableList.of(file) : ImmutableList.copyOf(roots);
  }

  /** A shortest chain to a file from the nearest root above it. */
  IncludePath to(FileId file) {
    return known.computeIfAbsent(file, this::find);
  }

  private IncludePath find(FileId file) {
    for (FileId root : rootsOf(file)) {
      IncludePath found =
          shortest.computeIfAbsent(root, top -> new ShortestPaths(links, top)).to(file);
      if (found != null) {
        return found;
      }
    }
    return IncludePath.of(file);
  }
}
