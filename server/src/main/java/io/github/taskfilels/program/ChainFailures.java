package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a reference that means a task in its own file, or in some chain of includes, means none or
 * several in another chain. A chain counts only if it brings the task that holds the reference. Of
 * most references it is seen at once that no chain can differ. Safe for several threads.
 */
public final class ChainFailures {
  /** How many names of one reference are looked at. */
  private static final int MOST_STATES = 300;

  private final NameIndex nameIndex;
  private final Map<FileId, Boolean> excludesAbove = new HashMap<>();

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
    walk.visit(new State(file, task, reference), ImmutableList.of());
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
    excludesAbove.put(file, false);
    boolean found = false;
    for (IncludeStep step : nameIndex.files().includers(file)) {
      found = found || !step.include().excludes().isEmpty() || excludesAbove(step.from());
    }
    excludesAbove.put(file, found);
    return found;
  }

  /** The task and the reference as the table of a file has them. */
  private record State(FileId file, String task, String reference) {}

  private final class Walk {
    private final String reference;
    private final Set<State> seen = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private boolean works;

    Walk(String reference) {
      this.reference = reference;
    }

    /**
     * @param below the includes from the state's file down to that of the reference
     */
    private void visit(State state, ImmutableList<IncludeStep> below) {
      if (!seen.add(state)) {
        return;
      }
      NameIndex.Answer answer = nameIndex.lookup(state.file(), state.reference());
      ImmutableList<IncludeStep> includers = nameIndex.files().includers(state.file());
      if (seen.size() > MOST_STATES || answer.unknown() != null || isFine(state.file(), answer)) {
        works = true;
      } else if (includers.isEmpty()) {
        judge(new IncludePath(state.file(), below), answer);
      } else {
        for (IncludeStep step : includers) {
          if (!step.excludes(state.task())) {
            State above =
                new State(step.from(), step.rename(state.task()), step.rename(state.reference()));
            visit(above, ImmutableList.<IncludeStep>builder().add(step).addAll(below).build());
          }
        }
      }
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
    return exclude(root, name, new HashSet<>());
  }

  private @Nullable IncludeStep exclude(FileId file, String name, Set<State> seen) {
    if (!seen.add(new State(file, "", name)) || seen.size() > MOST_STATES) {
      return null;
    }
    for (IncludeStep step : nameIndex.steps(file)) {
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
