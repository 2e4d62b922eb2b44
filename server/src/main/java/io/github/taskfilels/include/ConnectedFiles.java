package io.github.taskfilels.include;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import com.google.common.graph.ImmutableGraph;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of an include graph that includes connect, whichever way they lead. */
final class ConnectedFiles {
  private final Map<FileId, Part> parts = new HashMap<>();

  /**
   * Files that are connected with each other and with no others.
   *
   * @param files in the order of the graph
   * @param first of them by name
   */
  private record Part(ImmutableSet<FileId> files, FileId first) {}

  ConnectedFiles(ImmutableGraph<FileId> graph) {
    for (Collection<FileId> members : members(graph).asMap().values()) {
      Part part = new Part(ImmutableSet.copyOf(members), Collections.min(members));
      members.forEach(member -> parts.put(member, part));
    }
  }

  /** The members of each part in the order of the graph, by the one that is met first. */
  private static SetMultimap<FileId, FileId> members(ImmutableGraph<FileId> graph) {
    Map<FileId, FileId> starts = new HashMap<>();
    SetMultimap<FileId, FileId> members = LinkedHashMultimap.create();
    for (FileId file : graph.nodes()) {
      if (starts.putIfAbsent(file, file) == null) {
        Deque<FileId> todo = new ArrayDeque<>(List.of(file));
        while (!todo.isEmpty()) {
          for (FileId next : graph.adjacentNodes(todo.remove())) {
            if (starts.putIfAbsent(next, file) == null) {
              todo.add(next);
            }
          }
        }
      }
      members.put(starts.getOrDefault(file, file), file);
    }
    return members;
  }

  /** All that are connected with a file, itself among them; none where it is not in the graph. */
  ImmutableSet<FileId> with(FileId file) {
    Part part = parts.get(file);
    return part == null ? ImmutableSet.of() : part.files();
  }

  /** The first of these by name; the file itself where there are none. */
  FileId first(FileId file) {
    Part part = parts.get(file);
    return part == null ? file : part.first();
  }
}
