package io.github.taskfilels.program;

import com.google.common.collect.ImmutableList;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.Summary;
import io.github.taskfilels.workspace.Summary.TaskEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Task names that come twice to the table of one file, for which Task refuses to load ({@code
 * ast/tasks.go}): by a flattened file, by a name with the namespace written out, or by one that
 * leaves its namespace with a colon. Of most includes no name needs to be looked at.
 */
public final class Conflicts {
  /** How many names of one include are looked through. */
  private static final int MOST_NAMES = 10_000;

  private final NameIndex nameIndex;
  private final FileId file;
  private final Map<String, IncludeStep> plain = new HashMap<>();
  private final Map<String, Source> odd = new HashMap<>();
  private final List<Conflict> found = new ArrayList<>();

  private Conflicts(NameIndex nameIndex, FileId file) {
    this.nameIndex = nameIndex;
    this.file = file;
  }

  /**
   * A name that is there twice.
   *
   * @param name in the table of the file
   * @param earlier who has it first, the file itself or an include
   * @param later the include that brings it again
   */
  public record Conflict(String name, Source earlier, Source later) {}

  /**
   * Where a name comes from.
   *
   * @param include that brings it; null for the file itself
   * @param task that has it
   */
  public record Source(@Nullable IncludeStep include, Definition task) {}

  /** The conflicts in the table of a file. */
  public static ImmutableList<Conflict> of(Programs programs, FileId file) {
    Conflicts conflicts = new Conflicts(programs.nameIndex(), file);
    conflicts.find();
    return ImmutableList.copyOf(conflicts.found);
  }

  private void find() {
    ImmutableList<IncludeStep> steps = nameIndex.steps(file);
    List<IncludeStep> others = new ArrayList<>();
    for (IncludeStep step : steps) {
      if (isPlain(step)) {
        plain.put(step.include().namespace(), step);
      } else {
        others.add(step);
      }
    }
    if (!nameIndex.own(file).odd().isEmpty()) {
      for (TaskEntry own : nameIndex.own(file).tasks()) {
        Source other = ofPlain(own.name());
        if (other != null) {
          found.add(new Conflict(own.name(), own(own), other));
        }
      }
    }
    others.forEach(this::all);
  }

  /** Whether all names of an include begin with its namespace, as those of no other include do. */
  private boolean isPlain(IncludeStep step) {
    return !step.include().flatten()
        && step.include().namespace().indexOf(':') < 0
        && !nameIndex.leadingColon(step.to());
  }

  private Source own(TaskEntry task) {
    return new Source(null, new Definition(file, task.name()));
  }

  /** The plain include that brings a name; null where none does. */
  private @Nullable Source ofPlain(String name) {
    int colon = name.indexOf(':');
    IncludeStep step = colon < 0 ? null : plain.get(name.substring(0, colon));
    String inner = name.substring(colon + 1);
    if (step == null || inner.startsWith(":") || step.excludes(inner)) {
      return null;
    }
    Located located = nameIndex.exact(step.to(), inner).first();
    return located == null ? null : new Source(step, Definition.of(located));
  }

  /** Compares all names of an include with those of the file and of the other includes. */
  private void all(IncludeStep step) {
    Summary summary = nameIndex.files().summary(file);
    Set<String> seen = new HashSet<>();
    Iterator<TaskView> tasks = TaskIterator.views(nameIndex, step.to(), TaskIterator.Order.WRITTEN);
    for (int i = 0; i < MOST_NAMES && tasks.hasNext(); i++) {
      TaskView task = tasks.next();
      String name = step.rename(task.name());
      // What is there twice in the included file already is a conflict of its own.
      if (step.excludes(task.name()) || !seen.add(name)) {
        continue;
      }
      Source mine = new Source(step, Definition.of(task));
      TaskEntry own = summary == null ? null : summary.task(name);
      Source earlier = own == null ? odd.putIfAbsent(name, mine) : own(own);
      earlier = earlier == null ? ofPlain(name) : earlier;
      if (earlier != null) {
        found.add(new Conflict(name, earlier, mine));
      }
    }
  }
}
