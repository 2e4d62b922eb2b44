package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a reference that means a task in its own file, or in some chain of includes, means none or
 * several in another chain. A chain counts only if it brings the task that holds the reference. Of
 * most references it is seen at once that no chain can differ. Safe for several threads.
 */
public final class ChainFailures {
  /** How many names of one reference are looked at. */
  private static final int MOST_STATES = 300;

  /** Includes above a reference in each other; names get longer with each. */
  private static final int HIGHEST = 64;

  private final NameIndex nameIndex;
  private final Map<FileId, Boolean> excludesAbove = new HashMap<>();
  private final Map<FileId, Boolean> excludesBelow = new ConcurrentHashMap<>();

  ChainFailures(NameIndex nameIndex) {
    this.nameIndex = nameIndex;
  }

  /**
   * A chain in which Task fails.
   *
   * @param includePath from a file that nobody includes to that of the reference
   * @param exclude the include on the way that leaves out the task that is meant; null for none
   * @param tasks the full names of the tasks that are meant where there are several; else empty
   */
  public record Failure(
      IncludePath includePath, @Nullable IncludeStep exclude, ImmutableList<String> tasks) {}

  /**
   * The failures of one reference.
   *
   * @param everywhere whether no chain is known in which it means one task
   */
  public record Result(ImmutableList<Failure> failures, boolean everywhere) {
    private static final Result NONE = new Result(ImmutableList.of(), false);
  }

  /**
   * @param task the key of the task that holds the reference
   * @param reference a name without templates
   */
  Result of(FileId file, String task, String reference) {
    NameIndex.Answer own = nameIndex.lookup(file, reference);
    if (isFine(file, own)) {
      return Result.NONE;
    }
    Walk walk = new Walk(reference);
    walk.from(new State(file, task, reference));
    return new Result(ImmutableList.copyOf(walk.failures), !walk.works);
  }

  private boolean isFine(FileId file, NameIndex.Answer answer) {
    return answer.found().size() == 1 && !excludesAbove(file);
  }

  /** Whether an include on any way to a file leaves tasks out. */
  private synchronized boolean excludesAbove(FileId file) {
    Boolean known = excludesAbove.get(file);
    if (known != null) {
      return known;
    }
    Set<FileId> seen = new HashSet<>();
    Deque<FileId> todo = new ArrayDeque<>(List.of(file));
    boolean found = false;
    while (!found && !todo.isEmpty()) {
      FileId next = todo.remove();
      if (seen.add(next) && !excludesAbove.containsKey(next)) {
        for (IncludeStep step : nameIndex.files().includers(next)) {
          found |=
              !step.include().excludes().isEmpty()
                  || excludesAbove.getOrDefault(step.from(), false);
          todo.add(step.from());
        }
      }
    }
    if (found) {
      excludesAbove.put(file, true);
    } else {
      seen.forEach(above -> excludesAbove.put(above, false));
    }
    return found;
  }

  /** The task and the reference as the table of a file has them. */
  private record State(FileId file, String task, String reference) {}

  /**
   * The includes from a file down to that of the reference, which chains share.
   *
   * @param height how many they are
   */
  private record Below(IncludeStep step, @Nullable Below rest, int height) {
    static Below of(IncludeStep step, @Nullable Below rest) {
      return new Below(step, rest, rest == null ? 1 : rest.height() + 1);
    }

    static ImmutableList<IncludeStep> steps(@Nullable Below first) {
      ImmutableList.Builder<IncludeStep> steps = ImmutableList.builder();
      for (Below at = first; at != null; at = at.rest) {
        steps.add(at.step);
      }
      return steps.build();
    }
  }

  private record Visit(State state, @Nullable Below below) {
    Visit through(IncludeStep step) {
      State above =
          new State(step.from(), step.rename(state.task()), step.rename(state.reference()));
      return new Visit(above, Below.of(step, below));
    }
  }

  private final class Walk {
    private final String reference;
    private final Set<State> seen = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private boolean works;

    Walk(String reference) {
      this.reference = reference;
    }

    /** Goes up from a reference in its own file, depth first, in the order of the includes. */
    void from(State start) {
      Deque<Visit> open = new ArrayDeque<>();
      open.push(new Visit(start, null));
      while (!open.isEmpty()) {
        if (seen.size() > MOST_STATES) {
          works = true; // Nothing is claimed of what was not looked at.
          return;
        }
        Visit visit = open.pop();
        if (seen.add(visit.state())) {
          above(visit).reversed().forEach(open::push);
        }
      }
    }

    /** What is to be looked at above one; nothing where it is decided already. */
    private ImmutableList<Visit> above(Visit visit) {
      State state = visit.state();
      if (visit.below() != null && visit.below().height() > HIGHEST) {
        works = true;
        return ImmutableList.of();
      }
      NameIndex.Answer answer = nameIndex.lookup(state.file(), state.reference());
      ImmutableList<IncludeStep> includers = nameIndex.files().includers(state.file());
      if (answer.unknown() != null || isFine(state.file(), answer)) {
        works = true;
        return ImmutableList.of();
      }
      if (includers.isEmpty()) {
        judge(new IncludePath(state.file(), Below.steps(visit.below())), answer);
        return ImmutableList.of();
      }
      return includers.stream()
          .filter(step -> !step.excludes(state.task()))
          .map(visit::through)
          .collect(ImmutableList.toImmutableList());
    }

    private void judge(IncludePath includePath, NameIndex.Answer answer) {
      if (answer.found().size() == 1) {
        works = true;
        return;
      }
      ImmutableList<String> several =
          answer.found().stream().map(Located::name).collect(ImmutableList.toImmutableList());
      IncludeStep exclude =
          several.isEmpty() ? exclude(includePath.root(), includePath.qualify(reference)) : null;
      failures.add(new Failure(includePath, exclude, several));
    }
  }

  /** The include that leaves out the task that has this full name without it; null for none. */
  @Nullable IncludeStep exclude(FileId root, String name) {
    return excludesBelow.computeIfAbsent(root, this::findExcludesBelow)
        ? exclude(root, name, new HashSet<>())
        : null;
  }

  /** Whether an include of a file, or of one below it, leaves tasks out. */
  private boolean findExcludesBelow(FileId root) {
    return nameIndex.below(root).stream()
        .flatMap(file -> nameIndex.steps(file).stream())
        .anyMatch(step -> !step.include().excludes().isEmpty());
  }

  private @Nullable IncludeStep exclude(FileId file, String name, Set<State> seen) {
    if (!seen.add(new State(file, "", name)) || seen.size() > MOST_STATES) {
      return null;
    }
    for (IncludeStep step : nameIndex.steps(file, name)) {
      for (String inner : nameIndex.innerNames(step, name)) {
        Located located = nameIndex.lookup(step.to(), inner).first();
        IncludeStep deeper =
            located == null
                ? exclude(step.to(), inner, seen)
                : step.excludes(located.name()) ? step : null;
        if (deeper != null) {
          return deeper;
        }
      }
    }
    return null;
  }
}
