package io.github.taskfilels.ide;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.taskfilels.program.IncludePath;
import io.github.taskfilels.program.Programs;
import io.github.taskfilels.program.TaskView;
import io.github.taskfilels.taskfile.Task;
import io.github.taskfilels.taskfile.Taskfile;
import io.github.taskfilels.text.TextRange;
import io.github.taskfilels.workspace.FileId;
import io.github.taskfilels.workspace.FileKey;
import io.github.taskfilels.workspace.Snapshot;
import io.github.taskfilels.workspace.Summary;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lenses of a Taskfile: above each task those that run it, show its graph and tell who names it
 * and how it ran last, and at the top one to see the graph of the includes. A task is named as the
 * nearest root calls it. One that only other tasks may call, or whose name has a wildcard, has no
 * lens to run it; one that every include leaves out has none. What a lens counts or remembers is
 * not looked at here, see {@link LensDetails}.
 */
public final class CodeLenses {
  private static final ImmutableSet<Kind> OF_TASKS =
      Sets.immutableEnumSet(EnumSet.complementOf(EnumSet.of(Kind.INCLUDE_GRAPH)));

  private CodeLenses() {}

  /** What a lens does or tells, in the order in which those of a task stand in their line. */
  public enum Kind {
    INCLUDE_GRAPH,
    RUN,
    RUN_WITH_ARGUMENTS,
    DRY_RUN,
    TASK_GRAPH,
    REFERENCES,
    DEPENDENTS,
    LAST_RUN;

    /** Whether what it tells is worked out only when somebody sees it. */
    public boolean isLazy() {
      return compareTo(REFERENCES) >= 0;
    }

    private boolean runs() {
      return this == RUN || this == RUN_WITH_ARGUMENTS || this == DRY_RUN;
    }
  }

  /**
   * A lens.
   *
   * @param root the Taskfile with which Task would be started
   * @param target null for the graph of the includes
   */
  public record Lens(TextRange range, Kind kind, FileId root, @Nullable Target target) {}

  /**
   * A task with lenses.
   *
   * @param key its name in its file
   * @param name its full name in the root
   */
  public record Target(String key, String name) {}

  /** The lenses of some kinds of a file in order of position. */
  public static ImmutableList<Lens> of(Snapshot snapshot, FileId file, Set<Kind> kinds) {
    return kinds.isEmpty()
        ? ImmutableList.of()
        : snapshot.memo(new FileKey(CodeLenses.class, file), reader -> all(reader, file)).stream()
            .filter(lens -> kinds.contains(lens.kind()))
            .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableList<Lens> all(Snapshot snapshot, FileId file) {
    Taskfile taskfile = snapshot.taskfile(file);
    Summary summary = snapshot.summary(file);
    if (taskfile == null || summary == null) {
      return ImmutableList.of();
    }
    Programs programs = Programs.around(snapshot, file);
    ImmutableList.Builder<Lens> lenses = ImmutableList.builder();
    if (!taskfile.includes().isEmpty()) {
      lenses.add(
          new Lens(TextRange.at(0), Kind.INCLUDE_GRAPH, programs.chainTo(file).root(), null));
    }
    for (Task task : taskfile.tasks()) {
      snapshot.checkCancelled();
      Summary.TaskEntry entry = summary.task(task.name());
      IncludePath way =
          entry == null || task.name().isBlank() ? null : programs.chainTo(file, task.name());
      if (entry != null && way != null) {
        TaskView view = programs.of(way.root()).view(way, entry);
        Target target = new Target(task.name(), view.name());
        boolean callable = !view.internal() && !view.name().contains("*");
        for (Kind kind : OF_TASKS) {
          if (callable || !kind.runs()) {
            lenses.add(new Lens(task.nameRange(), kind, way.root(), target));
          }
        }
      }
    }
    return lenses.build();
  }
}
