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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Follows includes from file to file, each file once. */
final class IncludeGraphBuilder {
  /** Of one file; links can make more of them than anybody can read. */
  private static final int MOST_SPELLINGS = 1_000;

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

  /**
   * A file is known by the path that is written, as for Task: a link to a Taskfile elsewhere is
   * another file, whose includes lead elsewhere.
   */
  private IncludeEdge follow(IncludeEdge edge, FileId to) {
    if (includes.containsKey(to)) {
      return edge;
    }
    List<FileId> spelt = spellings.get(snapshot.realFile(to));
    FileId above = spelt.isEmpty() ? null : includerAtSamePlace(edge.from(), to, spelt);
    if (above == null && spelt.size() < MOST_SPELLINGS) {
      enter(to, edge.from());
      return edge;
    }
    IncludeTarget target;
    if (above == null) {
      target = new IncludeTarget.Resolved(spelt.getFirst());
    } else if (edge.entry().optional() && !Objects.equals(above.directory(), to.directory())) {
      // Task goes on until the system refuses the path, and then does without the file.
      target = new IncludeTarget.OptionalAbsent(ImmutableList.of(to));
    } else {
      target = new IncludeTarget.Resolved(above);
    }
    return new IncludeEdge(edge.from(), edge.index(), edge.entry(), target);
  }

  /**
   * The same file in the same real folder among those that lead here. A link to a folder above
   * would otherwise give a new spelling, and so a new file, without end.
   */
  private @Nullable FileId includerAtSamePlace(FileId from, FileId to, List<FileId> spelt) {
    for (FileId above = from; above != null; above = parents.get(above)) {
      if (spelt.contains(above) && Objects.equals(realFolder(above), realFolder(to))) {
        return above;
      }
    }
    return null;
  }

  private @Nullable FileId realFolder(FileId file) {
    FileId folder = file.directory();
    return folder == null ? null : snapshot.realFile(folder);
  }
}
