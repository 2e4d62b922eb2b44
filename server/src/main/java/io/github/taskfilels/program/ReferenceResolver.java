package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary.IncludeEntry;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the references written in a file can mean, over all chains of the workspace together,
 * without walking those chains: a name without a leading colon means the same wherever its file is
 * included, a leading colon needs the files that include it, and a flattened file speaks the
 * language of its includers.
 */
final class ReferenceResolver {
  /** How many ways down from a wildcard are tried before it is taken to match. */
  private static final int MOST_CHAINS = 32;

  private final NameIndex nameIndex;
  private final Map<State, Result> known = new HashMap<>();
  private final Map<FileId, ImmutableSet<FileId>> above = new HashMap<>();

  ReferenceResolver(NameIndex nameIndex) {
    this.nameIndex = nameIndex;
  }

  private record State(FileId file, String name) {}

  /**
   * @param tasks all that the reference means, in some chain; empty if it is wrong in every one
   * @param located the same as the tables have them that hold them, the first ones on the way up
   * @param unknown a file that would have to be known to tell, or null
   * @param contextual whether it depends on the chain which of the tasks is meant
   */
  record Result(
      ImmutableSet<Definition> tasks,
      ImmutableSet<Located> located,
      @Nullable FileId unknown,
      boolean contextual) {

    static Result of(Collection<Located> located, @Nullable FileId unknown, boolean contextual) {
      return new Result(
          located.stream().map(Definition::of).collect(ImmutableSet.toImmutableSet()),
          ImmutableSet.copyOf(located),
          unknown,
          contextual);
    }

    boolean wrong() {
      return tasks.isEmpty() && unknown == null;
    }
  }

  synchronized Result of(FileId file, String reference) {
    return known.computeIfAbsent(new State(file, reference), this::find);
  }

  private Result find(State start) {
    NameIndex.Answer own = nameIndex.lookup(start.file(), start.name());
    return own.found().isEmpty() ? search(start) : Result.of(own.found(), null, false);
  }

  /** The meaning of a name that means nothing in the table of its own file. */
  private Result search(State start) {
    Set<Located> tasks = new LinkedHashSet<>();
    Set<State> seen = new HashSet<>();
    Deque<State> todo = new ArrayDeque<>();
    FileId unknown = null;
    boolean contextual = false;
    todo.add(start);
    while (!todo.isEmpty()) {
      State state = todo.remove();
      if (!seen.add(state)) {
        continue;
      }
      NameIndex.Answer answer = nameIndex.lookup(state.file(), state.name());
      if (!answer.found().isEmpty()) {
        tasks.addAll(answer.found());
        continue;
      }
      unknown = unknown == null ? answer.unknown() : unknown;
      ImmutableList<IncludeStep> includers = nameIndex.files().includers(state.file());
      contextual |= includers.size() > 1;
      for (IncludeStep step : includers) {
        if (step.include().flatten() || state.name().startsWith(":")) {
          todo.add(new State(step.from(), step.rename(state.name())));
        }
      }
      if (!state.name().startsWith(":")) {
        contextual |= outside(state, tasks);
      }
    }
    return Result.of(tasks, unknown, contextual);
  }

  /**
   * Tasks whose names look as if they came from the file, because a file above it has written the
   * namespace out.
   */
  private boolean outside(State state, Set<Located> tasks) {
    boolean found = false;
    for (FileId file : above(state.file())) {
      FileNames own = nameIndex.own(file);
      for (String odd : own.odd()) {
        String tail = ":" + state.name();
        if (odd.endsWith(tail)
            && leads(file, odd.substring(0, odd.length() - tail.length()), state.file())) {
          tasks.addAll(nameIndex.lookup(file, odd).found());
          found = true;
        }
      }
      if (!own.wildcards().isEmpty() || hasWildNamespace(file)) {
        for (IncludePath includePath :
            new Program(nameIndex, file).chainsTo(state.file(), MOST_CHAINS)) {
          ImmutableList<Located> written =
              nameIndex.lookup(file, includePath.qualify(state.name())).found();
          tasks.addAll(written);
          found |= !written.isEmpty();
        }
      }
    }
    return found;
  }

  private boolean hasWildNamespace(FileId file) {
    return nameIndex.steps(file).stream()
        .flatMap(step -> IncludeStep.prefixes(step.include()).stream())
        .anyMatch(prefix -> prefix.indexOf('*') >= 0);
  }

  /** Whether namespaces that read {@code path} when joined lead from one file down to another. */
  private boolean leads(FileId from, String path, FileId to) {
    Set<State> seen = new HashSet<>();
    Deque<State> todo = new ArrayDeque<>();
    todo.add(new State(from, path));
    while (!todo.isEmpty()) {
      State state = todo.remove();
      if (!seen.add(state)) {
        continue;
      }
      if (state.name().isEmpty() && state.file().equals(to)) {
        return true;
      }
      for (IncludeStep step : nameIndex.steps(state.file(), state.name())) {
        String rest = rest(step.include(), state.name());
        if (rest != null) {
          todo.add(new State(step.to(), rest));
        }
      }
    }
    return false;
  }

  /** What is left of joined namespaces below an include; null where they do not lead there. */
  private static @Nullable String rest(IncludeEntry include, String path) {
    if (include.flatten()) {
      return path;
    }
    String namespace = include.namespace();
    if (path.isEmpty() || !path.startsWith(namespace)) {
      return null;
    }
    return path.equals(namespace)
        ? ""
        : path.startsWith(":", namespace.length()) ? path.substring(namespace.length() + 1) : null;
  }

  /** All files that include a file, directly or not. */
  private ImmutableSet<FileId> above(FileId file) {
    ImmutableSet<FileId> found = above.get(file);
    if (found == null) {
      Set<FileId> seen = new LinkedHashSet<>();
      Deque<FileId> todo = new ArrayDeque<>();
      todo.add(file);
      while (!todo.isEmpty()) {
        for (IncludeStep step : nameIndex.files().includers(todo.remove())) {
          if (seen.add(step.from())) {
            todo.add(step.from());
          }
        }
      }
      found = ImmutableSet.copyOf(seen);
      above.put(file, found);
    }
    return found;
  }
}
