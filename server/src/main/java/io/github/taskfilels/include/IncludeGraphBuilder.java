package io.github.taskfilels.include;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;
import io.github.taskfilels.workspace.FileFailure;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.PathKind;
import io.github.taskfilels.workspace.Snapshot;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Follows includes from file to file, each file once. */
final class IncludeGraphBuilder {
  private final Snapshot snapshot;
  private final Map<FileId, ImmutableList<IncludeEdge>> includes = new LinkedHashMap<>();
  private final Map<FileId, FileFailure> failures = new LinkedHashMap<>();
  private final Map<FileId, FileId> parents = new HashMap<>();
  private final ListMultimap<FileId, FileId> spellings = ArrayListMultimap.create();
  private final Deque<FileId> queue = new ArrayDeque<>();

  private IncludeGraphBuilder(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  static IncludeGraph build(Snapshot snapshot, Iterable<FileId> starts) {
    IncludeGraphBuilder builder = new IncludeGraphBuilder(snapshot);
    ImmutableSet.Builder<FileId> present = ImmutableSet.builder();
    for (FileId start : starts) {
      if (snapshot.kind(start) != PathKind.MISSING) {
        present.add(start);
        builder.enter(start, null);
      }
    }
    builder.run();
    return new IncludeGraph(
        present.build(),
        ImmutableMap.copyOf(builder.includes),
        ImmutableMap.copyOf(builder.failures));
  }

  private void enter(FileId file, @Nullable FileId parent) {
    includes.put(file, ImmutableList.of());
    spellings.put(snapshot.realFile(file), file);
    if (parent != null) {
      parents.put(file, parent);
    }
    queue.add(file);
  }

  /** Layer by layer, in an order that does not depend on which file is read first. */
  private void run() {
    while (!queue.isEmpty()) {
      ImmutableList<FileId> layer = ImmutableList.copyOf(queue);
      queue.clear();
      snapshot.ahead(layer, IncludeResolver::includes);
      layer.forEach(this::visit);
    }
  }

  private void visit(FileId file) {
    snapshot.checkCancelled();
    FileFailure failure = snapshot.failure(file);
    if (failure != null) {
      failures.put(file, failure);
      return;
    }
    ImmutableList.Builder<IncludeEdge> edges = ImmutableList.builder();
    for (IncludeEdge edge : IncludeResolver.includes(snapshot, file)) {
      FileId to = edge.to();
      edges.add(to == null ? edge : follow(edge, to));
    }
    includes.put(file, edges.build());
  }

  private IncludeEdge follow(IncludeEdge edge, FileId to) {
    if (includes.containsKey(to)) {
      return edge;
    }
    FileId same = includerWithSameFile(edge.from(), to);
    if (same != null) {
      return new IncludeEdge(
          edge.from(), edge.index(), edge.entry(), new IncludeTarget.Resolved(same));
    }
    enter(to, edge.from());
    return edge;
  }

  /**
   * The same file under another spelling among those that lead here. A link to a folder above would
   * otherwise give a new spelling, and so a new file, without end.
   */
  private @Nullable FileId includerWithSameFile(FileId from, FileId to) {
    ImmutableList<FileId> others = ImmutableList.copyOf(spellings.get(snapshot.realFile(to)));
    if (others.isEmpty()) {
      return null;
    }
    for (FileId above = from; above != null; above = parents.get(above)) {
      if (others.contains(above)) {
        return above;
      }
    }
    return null;
  }
}
